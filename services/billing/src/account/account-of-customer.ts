import type { Tx } from '../context.ts';
import type { BillingAccount } from '../generated/prisma/client.ts';

/** Whose customer this is. Null for a customer that somebody made at Stripe by hand. */
export async function accountOfCustomer(
  tx: Tx,
  stripeCustomerId: string | null,
): Promise<BillingAccount | null> {
  if (stripeCustomerId === null) return null;
  return tx.db.billingAccount.findUnique({ where: { stripeCustomerId } });
}
