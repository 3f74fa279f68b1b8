import { newId } from '@mobilytics/ids/new-id';
import type Stripe from 'stripe';
import { accountOfCustomer } from '../account/account-of-customer.ts';
import type { Database } from '../context.ts';
import type { Fetched } from '../mirror/mirror-type.ts';
import { idOf, stripeTime, stripeTimeOrNull } from '../mirror/stripe-time.ts';
import { settleChanges } from './settle-changes.ts';
import { tellSubscription } from './tell-subscription.ts';

/** Writes one row per data plan of a subscription; what is paid by usage is no plan. */
export async function writeSubscription({
  object: subscription,
  fetchedAt,
  tx,
}: Fetched<Stripe.Subscription>): Promise<void> {
  const account = await accountOfCustomer(tx, idOf(subscription.customer));
  if (!account) return;
  const plans = plansOf(subscription);
  for (const item of plans) {
    const description = await nameOfProduct(tx.db, item.price.product);
    const row = { ...planRow(subscription, item), description, fetchedAt };
    const earlier = await tx.db.subscription.findUnique({ where: { stripeItemId: item.id } });
    const written = await tx.db.subscription.upsert({
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
    await tellSubscription(tx, written, earlier);
  }
  await settleChanges(tx, subscription);
  // Items that Stripe no longer has are no longer paid for.
  await tx.db.subscription.deleteMany({
    where: {
      stripeSubscriptionId: subscription.id,
      stripeItemId: { notIn: plans.map(({ id }) => id) },
    },
  });
}

/** The items that are data plans. */
export const plansOf = ({ items }: Stripe.Subscription): Stripe.SubscriptionItem[] =>
  items.data.filter(({ price }) => price.recurring?.usage_type !== 'metered');

/** What our row of a data plan holds of what Stripe says of it, beside the name of its product. */
export function planRow(subscription: Stripe.Subscription, item: Stripe.SubscriptionItem) {
  return {
    orderId: subscription.metadata.order_id ?? null,
    state: subscription.status.toUpperCase(),
    quantity: item.quantity ?? 1,
    unitAmountMinor: item.price.unit_amount ?? 0,
    currency: item.price.currency.toUpperCase(),
    interval: item.price.recurring?.interval ?? 'month',
    currentPeriodEnd: stripeTime(item.current_period_end),
    cancelAtPeriodEnd: subscription.cancel_at_period_end,
    stripePriceId: item.price.id,
    sku: item.price.metadata.sku ?? null,
    currentPeriodStart: stripeTime(item.current_period_start),
    trialEnd: stripeTimeOrNull(subscription.trial_end),
    cancelAt: stripeTimeOrNull(subscription.cancel_at),
    endedAt: stripeTimeOrNull(subscription.ended_at),
    isCollectionPaused: subscription.pause_collection !== null,
    resumesAt: stripeTimeOrNull(subscription.pause_collection?.resumes_at),
    stripeScheduleId: idOf(subscription.schedule),
    latestInvoiceId: idOf(subscription.latest_invoice),
    defaultPaymentMethodId: idOf(subscription.default_payment_method),
  };
}

/** A product that is not told with its price has the name that the mirror knows. */
export async function nameOfProduct(
  db: Database,
  product: string | Stripe.Product | Stripe.DeletedProduct,
): Promise<string> {
  if (typeof product !== 'string' && !product.deleted) return product.name;
  const id = idOf(product) ?? '';
  const known = await db.mirrorObject.findUnique({ where: { id } });
  return (known?.data as { name?: string } | undefined)?.name ?? id;
}
