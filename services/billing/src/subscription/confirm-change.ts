import type { Context, Tx } from '../context.ts';
import type { Subscription, SubscriptionChange } from '../generated/prisma/client.ts';
import { carryOut } from '../intent/carry-out.ts';
import { intend } from '../intent/intend.ts';
import { changeSubscription } from './change-intent.ts';
import { changeTarget, unchangedTarget } from './change-target.ts';
import { previewChange, reckonOrNull, type Target } from './preview-change.ts';
import { type ChangeToReckon, fingerprintOf, type Reckoned } from './reckon-change.ts';
import { subscriptionActions } from './subscription-actions.ts';

export type Confirmed =
  | { outcome: 'DONE' | 'UNDER_WAY'; change: SubscriptionChange }
  | { outcome: 'REFUSED'; code: string | null }
  /** Nothing was done; `change` is what it would cost now. */
  | { outcome: 'EXPIRED' | 'OUTDATED' | 'ELSEWHERE'; change: SubscriptionChange | null }
  | { outcome: 'NOT_POSSIBLE' | 'UNAVAILABLE' };

/**
 * Does exactly what a preview said. Stripe is asked again what it would cost: only the same answer to
 * the cent is carried out, one change of a subscription at a time.
 */
export async function confirmChange(
  ctx: Context,
  change: SubscriptionChange,
  subscription: Subscription,
): Promise<Confirmed> {
  if (change.state !== 'PREVIEWED') return outcomeOf(ctx, change);
  const action = change.action as ChangeToReckon['action'];
  if (!subscriptionActions(subscription).includes(action)) return { outcome: 'NOT_POSSIBLE' };
  const target = await targetNow(ctx, change, subscription);
  if (target === null) return { outcome: 'NOT_POSSIBLE' };
  if (change.expiresAt.getTime() < Date.now()) {
    return { outcome: 'EXPIRED', change: await newPreview(ctx, subscription, action, target) };
  }
  const toReckon = {
    ...{ action, subscription, quantity: target.quantity },
    stripePriceId: target.stripePriceId,
    prorationDate: change.prorationDate.getTime() / 1_000,
  };
  const reckoned = await reckonOrNull(ctx, toReckon);
  if (reckoned === null) return { outcome: 'UNAVAILABLE' };
  if (fingerprintOf(reckoned, toReckon) !== change.fingerprint) {
    return { outcome: 'OUTDATED', change: await newPreview(ctx, subscription, action, target) };
  }
  const intended = await ctx.transact((tx) => intendChange(tx, ctx, change, reckoned, toReckon));
  if (intended === 'ELSEWHERE') return { outcome: 'ELSEWHERE', change: null };
  if (intended === 'OUTDATED') {
    const latest = await ctx.db.subscription.findUnique({ where: { id: subscription.id } });
    const isPossible = latest && subscriptionActions(latest).includes(action);
    const preview = isPossible ? await newPreview(ctx, latest, action, target) : null;
    return { outcome: 'OUTDATED', change: preview };
  }
  return outcomeOf(ctx, { ...change, intentId: intended.intentId, state: 'UNDER_WAY' });
}

/** The plan may cost something else in the shop by now, or be sold no more. */
async function targetNow(
  ctx: Context,
  change: SubscriptionChange,
  subscription: Subscription,
): Promise<Target | null> {
  if (change.action !== 'CHANGE') return unchangedTarget(subscription);
  const found = await changeTarget(ctx, subscription, change);
  return 'target' in found ? found.target : null;
}

async function newPreview(
  ctx: Context,
  subscription: Subscription,
  action: ChangeToReckon['action'],
  target: Target,
): Promise<SubscriptionChange | null> {
  const previewed = await previewChange(ctx, subscription, action, target);
  return previewed.outcome === 'PREVIEWED' ? previewed.change : null;
}

async function intendChange(
  tx: Tx,
  { viewer }: Context,
  { id, fingerprint }: SubscriptionChange,
  reckoned: Reckoned,
  reckonedFrom: ChangeToReckon,
): Promise<'ELSEWHERE' | 'OUTDATED' | { intentId: string }> {
  const { stripeSubscriptionId, organizationId } = reckonedFrom.subscription;
  // Writing the row locks it: two tabs wait for each other, and the second finds what the first did.
  await tx.db.billingAccount.updateMany({ where: { organizationId }, data: { organizationId } });
  const underWay = await tx.db.subscriptionChange.findFirst({
    where: { stripeSubscriptionId, state: 'UNDER_WAY' },
  });
  const change = await tx.db.subscriptionChange.findUniqueOrThrow({ where: { id } });
  if (underWay?.id === id || change.state !== 'PREVIEWED') {
    return change.intentId === null ? 'OUTDATED' : { intentId: change.intentId };
  }
  if (underWay) return 'ELSEWHERE';
  const subscription = await tx.db.subscription.findUnique({
    where: { id: reckonedFrom.subscription.id },
  });
  if (!subscription) return 'OUTDATED';
  if (fingerprintOf(reckoned, { ...reckonedFrom, subscription }) !== fingerprint) return 'OUTDATED';
  const intentId = await intend(
    tx,
    changeSubscription,
    {
      stripeSubscriptionId,
      action: reckonedFrom.action,
      stripeItemId: subscription.stripeItemId,
      stripePriceId: reckonedFrom.stripePriceId,
      quantity: reckonedFrom.quantity,
      prorationDate: reckonedFrom.prorationDate,
      wasPausedByStripe: subscription.state === 'PAUSED',
      endsWithPeriod: subscription.cancelAtPeriodEnd,
    },
    {
      organizationId,
      key: `subscription-change:${id}`,
      actorId: viewer.actorId,
    },
  );
  await tx.db.subscriptionChange.update({
    where: { id },
    data: { state: 'UNDER_WAY', intentId, confirmedAt: tx.now },
  });
  const { action, sku, quantity } = change;
  tx.audit({
    action: 'subscription.change_confirmed',
    targetType: 'Subscription',
    targetId: subscription.id,
    before: { sku: subscription.sku, quantity: subscription.quantity },
    after: { changeId: id, action, sku, quantity },
  });
  return { intentId };
}

async function outcomeOf(ctx: Context, { id, intentId }: SubscriptionChange): Promise<Confirmed> {
  const carried =
    intentId === null
      ? ({ outcome: 'PENDING' } as const)
      : await carryOut(ctx.services.ourselves(), intentId);
  if (carried.outcome === 'REFUSED') return { outcome: 'REFUSED', code: carried.code };
  const change = await ctx.db.subscriptionChange.findUniqueOrThrow({ where: { id } });
  return { outcome: change.state === 'DONE' ? 'DONE' : 'UNDER_WAY', change };
}
