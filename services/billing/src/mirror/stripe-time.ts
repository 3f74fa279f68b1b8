/** Stripe's seconds since 1970 as a date. */
export const stripeTime = (seconds: number): Date => new Date(seconds * 1000);
export const stripeTimeOrNull = (seconds: number | null | undefined): Date | null =>
  seconds === null || seconds === undefined ? null : stripeTime(seconds);

/** The id of something that Stripe gives as an id or, expanded, as an object. */
export const idOf = (reference: string | { id: string } | null | undefined): string | null =>
  typeof reference === 'string' ? reference : (reference?.id ?? null);
