import type { PaymentMethod } from '../generated/prisma/client.ts';

type Card = Pick<
  PaymentMethod,
  'stripePaymentMethodId' | 'type' | 'fingerprint' | 'expiryMonth' | 'expiryYear'
>;

/**
 * Each payment page leaves a `pm_…` of its own at Stripe, whose fingerprint is that of the number. The
 * same number with another expiry is a card that was renewed, which customers tell apart.
 */
export const isSameCard = (a: Card, b: Card): boolean =>
  a.stripePaymentMethodId === b.stripePaymentMethodId ||
  (a.fingerprint !== null &&
    a.fingerprint === b.fingerprint &&
    a.type === b.type &&
    a.expiryMonth === b.expiryMonth &&
    a.expiryYear === b.expiryYear);

/** One of each card, the default in front: of the same ones the default, else the first. */
export function oneOfEach<T extends Card>(methods: readonly T[], defaultId: string | null): T[] {
  const isDefault = (method: T) => Number(method.stripePaymentMethodId === defaultId);
  return methods
    .toSorted((a, b) => isDefault(b) - isDefault(a))
    .filter((method, index, all) => !all.slice(0, index).some((one) => isSameCard(one, method)));
}
