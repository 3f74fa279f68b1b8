import type Stripe from 'stripe';
import type { Sandbox } from '../sandbox.ts';

/** One reported usage, which Stripe aggregates and never shows again. */
export interface ReportedUsage {
  id: string;
  object: 'sandbox.usage';
  identifier: string;
  /** The event's name and the customer it counts for. */
  stream: string;
  /** A decimal. */
  value: string;
  timestamp: number;
  created: number;
}

export const streamOf = (eventName: string, customer: string): string => `${eventName}:${customer}`;

/** Decimals are summed as whole numbers of 10⁻¹², so that nothing is rounded on the way. */
const fractionDigits = 12;

/** What a meter counted for a customer from a second on, until before another. */
export function meterUsage(
  sandbox: Sandbox,
  meter: Stripe.Billing.Meter,
  customer: string,
  window: { start: number; end: number },
): number {
  const reported = usageWithin(sandbox, meter, customer, window);
  if (meter.default_aggregation.formula === 'count') return reported.length;
  if (meter.default_aggregation.formula === 'last')
    return Number(reported.toSorted((a, b) => a.timestamp - b.timestamp).at(-1)?.value ?? 0);
  const sum = reported.reduce((total, { value }) => total + scaled(value), 0n);
  return Number(sum) / 10 ** fractionDigits;
}

export function usageWithin(
  sandbox: Sandbox,
  { event_name: name }: Stripe.Billing.Meter,
  customer: string,
  { start, end }: { start: number; end: number },
): ReportedUsage[] {
  return sandbox.store
    .by('sandbox.usage', 'stream', streamOf(name, customer))
    .filter(({ timestamp }) => timestamp >= start && timestamp < end);
}

function scaled(value: string): bigint {
  const [whole = '0', fraction = ''] = value.replace('-', '').split('.');
  const digits = BigInt(whole + fraction.slice(0, fractionDigits).padEnd(fractionDigits, '0'));
  return value.startsWith('-') ? -digits : digits;
}
