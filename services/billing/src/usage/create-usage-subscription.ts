import { z } from 'zod';
import { defineIntent } from '../intent/intent-kind.ts';

const DAYS_UNTIL_DUE = 30;

/** The subscription that invoices a customer's usage at the end of each month. */
export const createUsageSubscription = defineIntent({
  kind: 'usage_subscription.create',
  params: z.object({
    usageBillingId: z.string(),
    customerId: z.string(),
    stripePriceId: z.string(),
    taxRateIds: z.array(z.string()),
  }),
  send: (stripe, asked, intent, options) =>
    stripe.subscriptions.create(
      {
        customer: asked.customerId,
        items: [{ price: asked.stripePriceId }],
        collection_method: 'send_invoice',
        days_until_due: DAYS_UNTIL_DUE,
        default_tax_rates: asked.taxRateIds,
        metadata: {
          intent_id: intent.id,
          usage_billing_id: asked.usageBillingId,
          organization_id: intent.organizationId ?? '',
        },
      },
      options,
    ),
  async find(stripe, { customerId }, intent) {
    const subscriptions = stripe.subscriptions.list({
      ...{ customer: customerId, status: 'all', limit: 100 },
    });
    for await (const subscription of subscriptions) {
      if (subscription.metadata.intent_id === intent.id) return subscription;
    }
    return null;
  },
  async settle(tx, subscription, { usageBillingId, stripePriceId }) {
    await tx.db.usageBilling.update({
      where: { id: usageBillingId },
      data: {
        ...{ state: 'ACTIVE', stripePriceId, stripeSubscriptionId: subscription.id },
        ...{ refusal: null, startedAt: tx.now },
      },
    });
  },
  async refused(tx, { message }, { usageBillingId }) {
    await tx.db.usageBilling.update({
      where: { id: usageBillingId },
      data: { state: 'REFUSED', refusal: message },
    });
  },
  mirrors: ({ id }) => [{ type: 'subscription', id }],
});
