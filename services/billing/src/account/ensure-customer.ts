import type { Work } from '../context.ts';
import type { BillingAccount } from '../generated/prisma/client.ts';
import { makeAtStripe } from '../intent/make-at-stripe.ts';
import { createCustomer } from './create-customer.ts';

/** The organisation's customer at Stripe, made once. */
export async function ensureCustomer(work: Work, account: BillingAccount): Promise<string> {
  const { organizationId, name, email, stripeCustomerId } = account;
  if (stripeCustomerId) return stripeCustomerId;
  return makeAtStripe(
    work,
    createCustomer,
    { organizationId, name, email },
    { organizationId, key: `customer:${organizationId}` },
  );
}
