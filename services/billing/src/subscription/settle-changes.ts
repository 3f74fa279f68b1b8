import type Stripe from 'stripe';
import type { Tx } from '../context.ts';
import { idOf } from '../mirror/stripe-time.ts';
import { changeMark } from './change-intent.ts';
import { reckonedSchema } from './reckon-change.ts';

/**
 * A change is done when the fetched subscription shows it, in the transaction that writes it: until
 * then no other change of the same subscription can begin.
 */
export async function settleChanges(tx: Tx, subscription: Stripe.Subscription): Promise<void> {
  const underWay = await tx.db.subscriptionChange.findMany({
    where: { stripeSubscriptionId: subscription.id, state: 'UNDER_WAY' },
  });
  for (const change of underWay) {
    const hasInvoice = reckonedSchema.parse(change.reckoned).now !== null;
    // Resuming what Stripe had paused takes no mark; it alone invoices a new period at once.
    const wasPaused = change.action === 'RESUME' && hasInvoice;
    const isResumed = wasPaused && subscription.status !== 'paused';
    if (!isResumed && subscription.metadata[changeMark] !== change.intentId) continue;
    await tx.db.subscriptionChange.update({
      where: { id: change.id },
      data: {
        state: 'DONE',
        settledAt: tx.now,
        stripeInvoiceId: hasInvoice ? idOf(subscription.latest_invoice) : null,
      },
    });
  }
}
