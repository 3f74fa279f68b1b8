import type Stripe from 'stripe';
import { z } from 'zod';
import { ApiError, invalidRequest } from '../errors.ts';
import { randomText } from '../ids.ts';
import { integer, text } from '../params.ts';
import type { Sandbox } from '../sandbox.ts';
import { type ReportedUsage, streamOf } from './meter-usage.ts';

const uniqueSeconds = 24 * 3_600;
const oldestSeconds = 35 * 86_400;
const newestSeconds = 5 * 60;

export const usageFields = z.strictObject({
  event_name: text.max(100),
  identifier: text.max(100).optional(),
  payload: z.record(z.string(), z.string()),
  timestamp: integer.optional(),
});

/** Counts one usage; the same identifier is refused within a day, so that a repeat never counts twice. */
export function reportUsage(
  sandbox: Sandbox,
  params: z.output<typeof usageFields>,
): Stripe.Billing.MeterEvent {
  const meter = activeMeter(sandbox, params.event_name);
  const customer = params.payload[meter.customer_mapping.event_payload_key];
  if (!customer)
    throw invalidRequest(
      `The payload must hold the customer under \`${meter.customer_mapping.event_payload_key}\`.`,
      { code: 'meter_event_no_customer_defined', param: 'payload' },
    );
  const now = sandbox.wallClock();
  const customerNow = timeOfCustomer(sandbox, customer) ?? now;
  const { identifier = randomText(32), timestamp = customerNow } = params;
  checkTime(timestamp, customerNow);
  const earlier = sandbox.store.by('sandbox.usage', 'identifier', identifier).at(-1);
  if (earlier && earlier.created > now - uniqueSeconds)
    throw invalidRequest(`An event already exists with identifier ${identifier}.`);
  // Stripe finds out later that it does not know a customer; nobody is billed for that usage.
  sandbox.store.put<ReportedUsage>({
    id: `${identifier}@${now}`,
    object: 'sandbox.usage',
    identifier,
    stream: streamOf(params.event_name, customer),
    value: usageValue(meter, params.payload),
    timestamp,
    created: now,
  });
  return {
    object: 'billing.meter_event',
    created: now,
    event_name: params.event_name,
    identifier,
    livemode: false,
    payload: params.payload,
    timestamp,
  };
}

/** A customer on a test clock uses things in the clock's time. */
function timeOfCustomer(sandbox: Sandbox, id: string): number | undefined {
  const clock = sandbox.store.get('customer', id)?.test_clock;
  return clock
    ? sandbox.store.get('test_helpers.test_clock', String(clock))?.frozen_time
    : undefined;
}

export function activeMeter(sandbox: Sandbox, eventName: string): Stripe.Billing.Meter {
  const meter = sandbox.store
    .by('billing.meter', 'event_name', eventName)
    .find(({ status }) => status === 'active');
  if (meter) return meter;
  throw new ApiError(
    400,
    'invalid_request_error',
    `No active meter found for event name '${eventName}'.`,
    { code: 'resource_missing', param: 'event_name' },
  );
}

function checkTime(timestamp: number, now: number): void {
  if (timestamp < now - oldestSeconds)
    throw invalidRequest('The timestamp must be within the past 35 calendar days.', {
      code: 'timestamp_too_far_in_past',
      param: 'timestamp',
    });
  if (timestamp > now + newestSeconds)
    throw invalidRequest('The timestamp must not be more than 5 minutes in the future.', {
      code: 'timestamp_in_future',
      param: 'timestamp',
    });
}

function usageValue(meter: Stripe.Billing.Meter, payload: Record<string, string>): string {
  if (meter.default_aggregation.formula === 'count') return '1';
  const key = meter.value_settings.event_payload_key;
  const value = payload[key] ?? '';
  if (!/^-?\d{1,15}$/.test(value))
    throw invalidRequest(
      `The payload must hold a whole number under \`${key}\`: '${value}' is none.`,
      {
        code: 'meter_event_invalid_value',
        param: 'payload',
      },
    );
  return value;
}

/** Takes a usage of the last day back. */
export function cancelUsage(sandbox: Sandbox, eventName: string, identifier: string): void {
  const reported = sandbox.store.by('sandbox.usage', 'identifier', identifier).at(-1);
  if (!reported?.stream.startsWith(`${eventName}:`))
    throw invalidRequest(`No meter event found with identifier ${identifier}.`, {
      code: 'resource_missing',
      param: 'cancel[identifier]',
    });
  if (reported.created <= sandbox.wallClock() - uniqueSeconds)
    throw invalidRequest('A meter event can only be canceled within 24 hours of its receipt.', {
      param: 'cancel[identifier]',
    });
  // The identifier stays used: what was taken back cannot come again by a late repeat.
  sandbox.store.put<ReportedUsage>({ ...reported, stream: 'canceled' });
}
