import Stripe from 'stripe';
import type { Context } from '../../context.ts';
import type { Drift } from '../../generated/prisma/client.ts';
import { providerRefused } from '../../intent/act-at-once.ts';
import { carryOut } from '../../intent/carry-out.ts';
import { intend } from '../../intent/intend.ts';
import { message } from '../../messages.ts';
import { mirror } from '../../mirror/mirror.ts';
import { type SyncMessage, saySync } from '../sync-messages.ts';
import { cancelDuplicate } from './cancel-duplicate-intent.ts';
import { recheckConsequences } from './check-consequences.ts';
import { findOpenDrift } from './find-open-drift.ts';
import { isKeptByHand, liveStatuses } from './live-subscription.ts';

const path = ['input', 'id'];

/**
 * Cancels the later of two subscriptions that double each other. Both are fetched first: the only live
 * one is never canceled, and none that is kept by hand.
 */
export async function cancelDuplicateSubscription(ctx: Context, { id }: { id: string }) {
  const found = await findOpenDrift(ctx, id, 'CANCEL_DUPLICATE', 'notDuplicate');
  if ('refusal' in found) return found.refusal;
  const { drift } = found;
  const { locale } = ctx.viewer;
  const otherId = (drift.ours as { id?: string } | null)?.id ?? '';
  try {
    const refusal = await refusalOf(ctx, drift.objectId, otherId);
    if (refusal) return refusal;
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error;
    return {
      __typename: 'PaymentProviderUnavailable' as const,
      message: message('providerUnreachable', locale),
      path,
    };
  }
  const outcome = await carryOut(ctx, await store(ctx, drift, otherId));
  if (outcome.outcome === 'REFUSED') {
    return outcome.code === 'only_live_subscription'
      ? about('OnlyLiveSubscription', 'onlyLive', locale, drift.objectId)
      : providerRefused(outcome, locale, path);
  }
  await recheckConsequences(ctx);
  return {
    __typename: 'CancelDuplicateSubscriptionSuccess' as const,
    isPending: outcome.outcome === 'PENDING',
    drift: await ctx.db.drift.findUniqueOrThrow({ where: { id } }),
  };
}

async function refusalOf(ctx: Context, subscriptionId: string, otherId: string) {
  const ids = [subscriptionId, otherId];
  for (const one of ids) await mirror(ctx, { type: 'subscription', id: one });
  const rows = await ctx.db.mirrorObject.findMany({ where: { id: { in: ids }, deleted: false } });
  const { locale } = ctx.viewer;
  const dataOf = (one: string) =>
    rows.find((row) => row.id === one)?.data as { status: string; metadata?: object } | undefined;
  for (const one of ids) {
    if (isKeptByHand((dataOf(one) ?? {}) as Parameters<typeof isKeptByHand>[0])) {
      return about('KeptByHand', 'keptByHand', locale, one);
    }
  }
  const isLive = liveStatuses.includes(dataOf(otherId)?.status ?? '');
  return isLive ? null : about('OnlyLiveSubscription', 'onlyLive', locale, subscriptionId);
}

const about = <Name extends 'OnlyLiveSubscription' | 'KeptByHand'>(
  __typename: Name,
  words: SyncMessage,
  locale: 'en' | 'fr',
  stripeSubscriptionId: string,
) => ({ __typename, message: saySync(words, locale), path, stripeSubscriptionId });

const store = (ctx: Context, { id, organizationId, objectId }: Drift, otherId: string) =>
  ctx.transact(async (tx) => {
    const resolvedBy = ctx.viewer.actorName ?? ctx.viewer.actorId ?? '';
    const params = { driftId: id, subscriptionId: objectId, otherId, resolvedBy };
    tx.audit({
      action: 'drift.cancel_duplicate',
      ...{ targetType: 'Drift', targetId: id, organizationId, after: params },
    });
    return intend(tx, cancelDuplicate, params, {
      ...{ organizationId, key: `cancel-duplicate:${id}`, actorId: ctx.viewer.actorId },
    });
  });
