import type Stripe from 'stripe';

/** Stripe shows only the first ten of a list that lies inside another object. */
const innerListLimit = 10;

export function listOf<T>(url: string, data: T[]): Stripe.ApiList<T> {
  return { object: 'list', data, has_more: false, url };
}

/** The object as it goes out, with its inner lists cut to ten. */
export function snapshot(object: object): object {
  const list = object as Stripe.ApiList<object>;
  if (list.object === 'list') return { ...list, data: list.data.map(snapshot) };
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, cut(value)]));
}

function cut(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const list = value as { object?: string; data?: unknown[] };
  if (list.object !== 'list' || !list.data || list.data.length <= innerListLimit) return value;
  return { ...list, data: list.data.slice(0, innerListLimit), has_more: true };
}

/** On the wire a decimal is a string; only the SDK turns it into its Decimal. */
export const decimal = (value: number): Stripe.Decimal =>
  String(value) as unknown as Stripe.Decimal;
