/**
 * The moment another service gave, but never one before the order was placed: Stripe's clock has
 * seconds only, and who pays at once would seem to have paid before ordering.
 */
export function notBefore(placedAt: Date, instant: string | Date): Date {
  const told = new Date(instant);
  return told < placedAt ? placedAt : told;
}
