import type { Work } from '../context.ts';
import type { BillingAccount } from '../generated/prisma/client.ts';

/**
 * The organisation's customer at Stripe, made once: two callers at the same time send the same
 * idempotency key, and a crash before the id is stored is made good by the next call.
 */
export async function ensureCustomer(work: Work, account: BillingAccount): Promise<string> {
  if (account.stripeCustomerId) return account.stripeCustomerId;
  const { organizationId, name, email } = account;
  const customer = await work.services.stripe.customers.create(
    { name, ...(email && { email }), metadata: { organization_id: organizationId } },
    { idempotencyKey: `customer:${organizationId}` },
  );
  await work.transact((tx) =>
    tx.db.billingAccount.update({
      where: { organizationId },
      data: { stripeCustomerId: customer.id },
    }),
  );
  return customer.id;
}
