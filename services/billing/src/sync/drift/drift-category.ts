/** In what way Stripe and the mirror differ. */
export type DriftCategory =
  | 'MISSING_HERE'
  | 'MISSING_THERE'
  | 'DIFFERENT'
  | 'DUPLICATE_SUBSCRIPTION'
  | 'PAID_NOT_RELEASED'
  | 'PAID_CANCELED'
  | 'RELEASED_NOT_PAID'
  | 'ROW_DIFFERS'
  | 'USAGE_DIFFERS';

/** Doubts about one object of Stripe's: a successful fetch that is written settles them. */
export const objectCategories = ['MISSING_HERE', 'MISSING_THERE', 'DIFFERENT'] as const;

/** What a fetch settles: with the mirror it writes our own rows of the object anew. */
export const fetchedCategories = [...objectCategories, 'ROW_DIFFERS'] as const;

/**
 * No doubts about the mirror, so they hold no money up: a release or refund is what ends the first, a
 * refund the second, and a credit the third.
 */
export const notBlocking = ['PAID_NOT_RELEASED', 'PAID_CANCELED', 'USAGE_DIFFERS'] as const;
