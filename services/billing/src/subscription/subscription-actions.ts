import type { Subscription } from '../generated/prisma/client.ts';
import type { SubscriptionAction } from '../generated/resolvers.ts';

type Facts = Pick<
  Subscription,
  'state' | 'cancelAtPeriodEnd' | 'cancelAt' | 'isCollectionPaused' | 'stripeScheduleId'
>;

/** States in which a plan runs, whether or not it is paid. */
export const liveStates = ['TRIALING', 'ACTIVE', 'PAST_DUE', 'UNPAID', 'PAUSED'];

/**
 * What can be done with a subscription now. A plan whose payment failed is paid first, and one that a
 * schedule changes later is not changed beside it.
 */
export function subscriptionActions(subscription: Facts): SubscriptionAction[] {
  const { state, cancelAtPeriodEnd, cancelAt, isCollectionPaused, stripeScheduleId } = subscription;
  if (!liveStates.includes(state) || stripeScheduleId !== null) return [];
  const isEnding = cancelAtPeriodEnd || cancelAt !== null;
  const actions: SubscriptionAction[] = [];
  const isPaused = state === 'PAUSED' || isCollectionPaused;
  if (isPaused) actions.push('RESUME');
  else if (!isEnding && (state === 'ACTIVE' || state === 'TRIALING')) actions.push('CHANGE');
  actions.push(isEnding ? 'KEEP' : 'CANCEL_AT_PERIOD_END');
  return actions;
}
