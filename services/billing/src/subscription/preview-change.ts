import { newId } from '@mobilytics/ids/new-id';
import Stripe from 'stripe';
import type { Context } from '../context.ts';
import type { Prisma, Subscription, SubscriptionChange } from '../generated/prisma/client.ts';
import { type ChangeToReckon, fingerprintOf, reckonChange } from './reckon-change.ts';

/** Long enough to read it and ask somebody, short enough that time reckoned by the second stays fair. */
const holdsForMs = 30 * 60_000;

export type Previewed =
  | { outcome: 'PREVIEWED'; change: SubscriptionChange }
  | { outcome: 'UNAVAILABLE' };

export interface Target {
  sku: string | null;
  stripePriceId: string;
  quantity: number;
}

/** The moment from which time is reckoned: now, within the period that runs. */
export function prorationDateOf(subscription: Subscription, now: Date): number {
  const start = subscription.currentPeriodStart?.getTime() ?? 0;
  const end = subscription.currentPeriodEnd?.getTime() ?? Number.POSITIVE_INFINITY;
  return Math.floor(Math.max(start, Math.min(now.getTime(), end - 1_000)) / 1_000);
}

/** Works a change out and keeps what Stripe said, to be confirmed as it is. */
export async function previewChange(
  ctx: Context,
  subscription: Subscription,
  action: ChangeToReckon['action'],
  target: Target,
): Promise<Previewed> {
  // Stripe's clock reckons time, so that a historic moment must not stand here.
  const prorationDate = prorationDateOf(subscription, new Date());
  const { sku, stripePriceId, quantity } = target;
  const toReckon = { action, subscription, stripePriceId, quantity, prorationDate };
  const reckoned = await reckonOrNull(ctx, toReckon);
  if (reckoned === null) return { outcome: 'UNAVAILABLE' };
  const change = await ctx.transact(async (tx) => {
    const row = await tx.db.subscriptionChange.create({
      data: {
        id: newId('sch'),
        organizationId: subscription.organizationId,
        subscriptionId: subscription.id,
        stripeSubscriptionId: subscription.stripeSubscriptionId,
        ...{ action, sku, stripePriceId, quantity },
        currency: subscription.currency,
        prorationDate: new Date(prorationDate * 1_000),
        effectiveAt:
          action === 'CANCEL_AT_PERIOD_END'
            ? (subscription.currentPeriodEnd ?? new Date())
            : new Date(prorationDate * 1_000),
        reckoned: reckoned as unknown as Prisma.InputJsonObject,
        fingerprint: fingerprintOf(reckoned, toReckon),
        state: 'PREVIEWED',
        createdAt: tx.now,
        expiresAt: new Date(Date.now() + holdsForMs),
      },
    });
    tx.audit({
      action: 'subscription.change_previewed',
      targetType: 'Subscription',
      targetId: subscription.id,
      after: { changeId: row.id, action, sku, quantity },
    });
    return row;
  });
  return { outcome: 'PREVIEWED', change };
}

/** Null when Stripe does not answer, or cannot reckon it. */
export async function reckonOrNull(ctx: Context, change: ChangeToReckon) {
  try {
    return await reckonChange(ctx.services.stripe, change);
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error;
    ctx.log.error(
      { err: error, subscriptionId: change.subscription.id },
      'Stripe gave no preview.',
    );
    return null;
  }
}
