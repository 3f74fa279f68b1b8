import type { Context } from '../context.ts';
import { notFound, unavailable } from '../customer-errors.ts';
import { say } from '../customer-messages.ts';
import type { ConfirmSubscriptionChangeInput } from '../generated/resolvers.ts';
import { failureMessage } from '../payment/failure-messages.ts';
import { guardMoney } from '../sync/guard-money.ts';
import { notInStep } from '../sync/not-in-step.ts';
import { confirmChange } from './confirm-change.ts';
import { notPossible } from './preview-subscription-change.ts';

const path = ['input', 'changeId'];
const outdated = {
  EXPIRED: 'changeExpired',
  OUTDATED: 'changeOutdated',
  ELSEWHERE: 'changeElsewhere',
} as const;

/** Does what a preview said, unless it would cost something else by now or money must not move. */
export async function confirmSubscriptionChange(
  ctx: Context,
  { changeId }: ConfirmSubscriptionChangeInput,
) {
  const { locale } = ctx.viewer;
  const change = await ctx.db.subscriptionChange.findUnique({ where: { id: changeId } });
  const subscription =
    change && (await ctx.db.subscription.findUnique({ where: { id: change.subscriptionId } }));
  if (!subscription) return notFound('changeNotFound', locale, 'changeId');
  const block = await guardMoney(ctx.services.ourselves(), subscription.organizationId);
  if (block) return notInStep(block, locale, path);
  const confirmed = await confirmChange(ctx, change, subscription);
  switch (confirmed.outcome) {
    case 'DONE':
    case 'UNDER_WAY':
      return {
        __typename: 'ConfirmSubscriptionChangeSuccess' as const,
        change: confirmed.change,
      };
    case 'EXPIRED':
    case 'OUTDATED':
    case 'ELSEWHERE':
      return {
        __typename: 'SubscriptionChangeOutdated' as const,
        message: say(outdated[confirmed.outcome], locale),
        path,
        newChange: confirmed.change,
      };
    case 'REFUSED':
      return isDecline(confirmed.code)
        ? {
            __typename: 'PaymentDeclined' as const,
            message: failureMessage(confirmed.code, locale) ?? say('changeRefused', locale),
            path,
            code: confirmed.code,
          }
        : {
            ...notPossible(subscription, locale, 'changeId'),
            message: say('changeRefused', locale),
          };
    case 'NOT_POSSIBLE':
      return notPossible(subscription, locale, 'changeId');
    case 'UNAVAILABLE':
      return unavailable(locale, 'changeId');
  }
}

/** Stripe's words for a charge that the bank refused. */
const declines = [
  'card_declined',
  'insufficient_funds',
  'expired_card',
  'incorrect_cvc',
  'processing_error',
  'authentication_required',
  'subscription_payment_intent_requires_action',
];
const isDecline = (code: string | null) => code !== null && declines.includes(code);
