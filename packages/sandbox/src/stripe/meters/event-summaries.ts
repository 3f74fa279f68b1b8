import { createHash } from 'node:crypto';
import type Stripe from 'stripe';
import { z } from 'zod';
import { invalidRequest } from '../errors.ts';
import { integer, paging, text } from '../params.ts';
import type { Sandbox } from '../sandbox.ts';
import { meterUsage, usageWithin } from './meter-usage.ts';

export const summaryFields = z.strictObject({
  ...paging,
  customer: text,
  end_time: integer,
  start_time: integer,
  value_grouping_window: z.enum(['day', 'hour']).optional(),
});

const windowSeconds = { day: 86_400, hour: 3_600 };

/** A customer's usage over a time, as one sum or by UTC days or hours, newest first. */
export function eventSummaries(
  sandbox: Sandbox,
  meter: Stripe.Billing.Meter,
  params: z.output<typeof summaryFields>,
): Stripe.Billing.MeterEventSummary[] {
  const { customer, start_time: start, end_time: end, value_grouping_window: grouping } = params;
  const step = grouping ? windowSeconds[grouping] : 60;
  for (const [param, time] of Object.entries({ start_time: start, end_time: end }))
    if (time % step !== 0)
      throw invalidRequest(
        `\`${param}\` must be aligned with ${grouping ?? 'minute'} boundaries.`,
        {
          param,
        },
      );
  if (end <= start)
    throw invalidRequest('`end_time` must be after `start_time`.', { param: 'end_time' });
  const reported = usageWithin(sandbox, meter, customer, { start, end });
  const starts = grouping
    ? new Set(reported.map(({ timestamp }) => timestamp - (timestamp % step)))
    : new Set(reported.length > 0 ? [start] : []);
  return [...starts]
    .sort((a, b) => b - a)
    .map((from) => {
      const window = { start: from, end: grouping ? from + step : end };
      return {
        id: summaryId(meter.id, customer, window),
        object: 'billing.meter_event_summary',
        aggregated_value: meterUsage(sandbox, meter, customer, window),
        end_time: window.end,
        livemode: false,
        meter: meter.id,
        start_time: window.start,
      };
    });
}

/** The same window always has the same id, so that pages can follow each other. */
function summaryId(meter: string, customer: string, window: object): string {
  const digest = createHash('sha256').update(JSON.stringify([meter, customer, window]));
  return `mtrusg_test_${digest.digest('hex').slice(0, 24)}`;
}
