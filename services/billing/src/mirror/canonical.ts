import { createHash } from 'node:crypto';

/** Objects with a life and events of their own: where one lies inside another, only its id counts. */
const standalone = new Set([
  ...['charge', 'coupon', 'customer', 'invoice', 'payment_intent', 'payment_method', 'plan'],
  ...['price', 'product', 'promotion_code', 'refund', 'setup_intent', 'subscription', 'tax_rate'],
]);

/** What Stripe changes on its own, without an event, and what differs from one answer to the next. */
const volatile: Record<string, readonly string[]> = {
  balance_transaction: ['status'],
  charge: ['receipt_url'],
  'checkout.session': ['client_secret'],
  coupon: ['times_redeemed', 'valid'],
  credit_note: ['pdf'],
  customer: ['next_invoice_sequence'],
  invoice: ['confirmation_secret', 'hosted_invoice_url', 'invoice_pdf', 'webhooks_delivered_at'],
  payment_intent: ['client_secret'],
  product: ['updated'],
  promotion_code: ['times_redeemed'],
  setup_intent: ['client_secret'],
};

type Json = Record<string, unknown>;

/** The object as it is compared: without what changes by itself, other objects as their ids. */
export function canonicalObject(object: Json): Json {
  const dropped = volatile[String(object.object)] ?? [];
  return Object.fromEntries(
    Object.entries(object)
      .filter(([key]) => !dropped.includes(key))
      .map(([key, value]) => [key, collapse(value)]),
  );
}

function collapse(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(collapse);
  const inner = value as Json;
  if (typeof inner.id === 'string' && standalone.has(String(inner.object))) return inner.id;
  return Object.fromEntries(Object.entries(inner).map(([key, part]) => [key, collapse(part)]));
}

/** JSON with its keys in order, so that equal objects have equal text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** SHA-256 of an object of Stripe's as it is compared. */
export function canonicalHash(object: Json): string {
  return createHash('sha256')
    .update(canonicalJson(canonicalObject(object)))
    .digest('hex');
}
