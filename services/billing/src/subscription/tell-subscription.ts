import type { Tx } from '../context.ts';
import { recipientsOf } from '../details/recipients.ts';
import type { Subscription } from '../generated/prisma/client.ts';

/** Tells `subscription.changed` when a fetch shows something that others would act on. */
export async function tellSubscription(
  tx: Tx,
  now: Subscription,
  earlier: Subscription | null,
): Promise<void> {
  if (earlier !== null && factsOf(earlier) === factsOf(now)) return;
  const { organizationId, state, sku, description, quantity, unitAmountMinor, currency } = now;
  const endIsNew = now.cancelAtPeriodEnd && earlier !== null && !earlier.cancelAtPeriodEnd;
  tx.emit(
    'subscription.changed',
    {
      subscriptionId: now.id,
      orderId: now.orderId,
      ...{ state, previousState: earlier?.state ?? null, sku, description, quantity },
      ...{ unitAmountMinor, currency, interval: now.interval },
      currentPeriodEnd: now.currentPeriodEnd?.toISOString() ?? null,
      ...{ cancelAtPeriodEnd: now.cancelAtPeriodEnd, endIsNew },
      recipients: await recipientsOf(tx.db, organizationId, 'INVOICES'),
    },
    // What began long ago and is heard of now is history.
    { organizationId, ...(earlier === null && { occurredAt: now.createdAt }) },
  );
}

/** A further period is no news, and neither is when it was fetched. */
const factsOf = (row: Subscription): string =>
  JSON.stringify([
    row.state,
    row.stripePriceId,
    row.quantity,
    row.unitAmountMinor,
    row.cancelAtPeriodEnd,
    row.cancelAt,
    row.isCollectionPaused,
  ]);
