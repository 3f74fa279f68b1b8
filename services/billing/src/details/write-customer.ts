import type Stripe from 'stripe';
import { accountOfCustomer } from '../account/account-of-customer.ts';
import type { Fetched } from '../mirror/mirror-type.ts';
import { idOf } from '../mirror/stripe-time.ts';

/** Writes what of a customer is Stripe's: its balance, and what its invoices are charged to. */
export async function writeCustomer({
  object: customer,
  tx,
}: Fetched<Stripe.Customer | Stripe.DeletedCustomer>): Promise<unknown> {
  if (customer.deleted) return null;
  const account = await accountOfCustomer(tx, customer.id);
  if (!account) return null;
  return tx.db.billingAccount.update({
    where: { id: account.id },
    data: customerRow(customer),
  });
}

/** What our row of a customer holds of what Stripe says of it. */
export const customerRow = (customer: Stripe.Customer) => ({
  balanceMinor: customer.balance,
  balanceCurrency: customer.currency?.toUpperCase() ?? null,
  defaultPaymentMethodId: idOf(customer.invoice_settings.default_payment_method),
});
