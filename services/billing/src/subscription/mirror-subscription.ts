import { newId } from '@mobilytics/ids/new-id';
import type Stripe from 'stripe';
import { accountOfCustomer } from '../account/account-of-customer.ts';
import type { Work } from '../context.ts';
import { type Fetched, mirrorObject } from '../mirror/mirror-object.ts';
import { idOf, stripeTime } from '../mirror/stripe-time.ts';
import { fetchOptions } from '../stripe/fetch-options.ts';

/** Fetches a subscription and writes one row per item. */
export async function mirrorSubscription(
  work: Work,
  id: string,
  heardAt: Date | null = null,
): Promise<void> {
  const { stripe } = work.services;
  await mirrorObject(
    work,
    id,
    () => stripe.subscriptions.retrieve(id, { expand: ['items.data.price.product'] }, fetchOptions),
    writeItems,
    heardAt,
  );
}

async function writeItems({
  object: subscription,
  fetchedAt,
  tx,
}: Fetched<Stripe.Subscription>): Promise<void> {
  const account = await accountOfCustomer(tx, idOf(subscription.customer));
  if (!account) return;
  for (const item of subscription.items.data) {
    const product = item.price.product as Stripe.Product | string;
    const row = {
      orderId: subscription.metadata.order_id ?? null,
      state: subscription.status.toUpperCase(),
      description: typeof product === 'string' ? product : product.name,
      quantity: item.quantity ?? 1,
      unitAmountMinor: item.price.unit_amount ?? 0,
      currency: item.price.currency.toUpperCase(),
      interval: item.price.recurring?.interval ?? 'month',
      currentPeriodEnd: stripeTime(item.current_period_end),
      cancelAtPeriodEnd: subscription.cancel_at_period_end,
      fetchedAt,
    };
    await tx.db.subscription.upsert({
      where: { stripeItemId: item.id },
      create: {
        id: newId('sub', stripeTime(subscription.created)),
        organizationId: account.organizationId,
        stripeSubscriptionId: subscription.id,
        stripeItemId: item.id,
        createdAt: stripeTime(subscription.created),
        ...row,
      },
      update: row,
    });
  }
  // Items that Stripe no longer has are no longer paid.
  await tx.db.subscription.deleteMany({
    where: {
      stripeSubscriptionId: subscription.id,
      stripeItemId: { notIn: subscription.items.data.map((item) => item.id) },
    },
  });
}
