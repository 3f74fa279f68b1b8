import type Stripe from 'stripe';
import type { Sandbox } from '../sandbox.ts';

/** One reported usage, which Stripe aggregates and never shows again. */
export interface ReportedUsage {
  id: string;
  object: 'sandbox.usage';
  identifier: string;
  /** The event's name and the customer it counts for. */
  stream: string;
  /** A whole number; a correction may be negative. */
  value: string;
  timestamp: number;
  created: number;
}

export const streamOf = (eventName: string, customer: string): string => `${eventName}:${customer}`;

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
  return reported.reduce((total, { value }) => total + Number(value), 0);
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
