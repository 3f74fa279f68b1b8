import { z } from 'zod';
import { defineIntent } from '../intent/intent-kind.ts';
import { madeBy, sinceIntent } from '../intent/made-by.ts';

/** Makes the organisation's customer at Stripe. */
export const createCustomer = defineIntent({
  kind: 'customer.create',
  params: z.object({ organizationId: z.string(), name: z.string(), email: z.string().nullable() }),
  send: (stripe, { organizationId, name, email }, intent, options) =>
    stripe.customers.create(
      {
        name,
        ...(email && { email }),
        metadata: { organization_id: organizationId, intent_id: intent.id },
      },
      options,
    ),
  find: (stripe, _, intent) => madeBy(intent, stripe.customers.list(sinceIntent(intent))),
  settle: (tx, customer, { organizationId }) =>
    tx.db.billingAccount.update({
      where: { organizationId },
      data: { stripeCustomerId: customer.id },
    }),
  mirrors: ({ id }) => [{ type: 'customer', id }],
});
