import { newId } from '@mobilytics/ids/new-id';
import type Stripe from 'stripe';
import { accountOfCustomer } from '../account/account-of-customer.ts';
import type { Tx } from '../context.ts';
import type { Fetched } from '../mirror/mirror-type.ts';
import { idOf, stripeTime } from '../mirror/stripe-time.ts';

/** Writes a way to pay; one that belongs to no customer any more is forgotten. */
export async function writePaymentMethod({
  object: method,
  fetchedAt,
  tx,
}: Fetched<Stripe.PaymentMethod>): Promise<unknown> {
  const customerId = idOf(method.customer);
  if (customerId === null) return removePaymentMethodRow({ id: method.id, tx });
  const account = await accountOfCustomer(tx, customerId);
  if (!account) return null;
  const { organizationId } = account;
  const row = { ...paymentMethodRow(method), organizationId, fetchedAt };
  return tx.db.paymentMethod.upsert({
    where: { stripePaymentMethodId: method.id },
    create: {
      id: newId('pmt', stripeTime(method.created)),
      stripePaymentMethodId: method.id,
      createdAt: stripeTime(method.created),
      ...row,
    },
    update: row,
  });
}

/** What our row of a way to pay holds of what Stripe says of it. */
export function paymentMethodRow(method: Stripe.PaymentMethod) {
  const digits = method.card ?? method.us_bank_account ?? method.acss_debit;
  return {
    type: method.type,
    brand: method.card?.brand ?? null,
    last4: digits?.last4 ?? null,
    expiryMonth: method.card?.exp_month ?? null,
    expiryYear: method.card?.exp_year ?? null,
    fingerprint: digits?.fingerprint ?? null,
  };
}

export const removePaymentMethodRow = ({ id, tx }: { id: string; tx: Tx }) =>
  tx.db.paymentMethod.deleteMany({ where: { stripePaymentMethodId: id } });
