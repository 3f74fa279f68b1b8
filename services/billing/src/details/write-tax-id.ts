import { newId } from '@mobilytics/ids/new-id';
import type Stripe from 'stripe';
import { accountOfCustomer } from '../account/account-of-customer.ts';
import type { Tx } from '../context.ts';
import type { Fetched } from '../mirror/mirror-type.ts';
import { idOf, stripeTime } from '../mirror/stripe-time.ts';

/** Writes a tax number of a customer. */
export async function writeTaxId({
  object: taxId,
  fetchedAt,
  tx,
}: Fetched<Stripe.TaxId | Stripe.DeletedTaxId>): Promise<unknown> {
  if (taxId.deleted) return removeTaxIdRow({ id: taxId.id, tx });
  const account = await accountOfCustomer(tx, idOf(taxId.customer));
  if (!account) return null;
  const { organizationId } = account;
  const row = { ...taxIdRow(taxId), organizationId, fetchedAt };
  return tx.db.taxId.upsert({
    where: { stripeTaxId: taxId.id },
    create: {
      id: newId('txi', stripeTime(taxId.created)),
      stripeTaxId: taxId.id,
      createdAt: stripeTime(taxId.created),
      ...row,
    },
    update: row,
  });
}

/** What our row of a tax number holds of what Stripe says of it. */
export const taxIdRow = (taxId: Stripe.TaxId) => ({
  type: taxId.type,
  value: taxId.value,
  verification: (taxId.verification?.status ?? 'unavailable').toUpperCase(),
});

export const removeTaxIdRow = ({ id, tx }: { id: string; tx: Tx }) =>
  tx.db.taxId.deleteMany({ where: { stripeTaxId: id } });
