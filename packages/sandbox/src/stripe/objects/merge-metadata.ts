import type Stripe from 'stripe';

/** Stripe merges metadata key by key; an empty value removes its key. */
export function mergeMetadata(
  current: Stripe.Metadata | null,
  changes: Stripe.Metadata,
): Stripe.Metadata {
  const merged = { ...current, ...changes };
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== ''));
}
