import { problemMessage } from '@mobilytics/chassis/input-messages';
import { invalidInput, parseInput } from '@mobilytics/chassis/validate-input';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { notFound, unavailable } from '../customer-errors.ts';
import { say } from '../customer-messages.ts';
import type { Subscription } from '../generated/prisma/client.ts';
import type { PreviewSubscriptionChangeInput } from '../generated/resolvers.ts';
import type { Locale } from '../payment/failure-messages.ts';
import { guardMoney } from '../sync/guard-money.ts';
import { notInStep } from '../sync/not-in-step.ts';
import { changeTarget, unchangedTarget } from './change-target.ts';
import { previewChange } from './preview-change.ts';
import { subscriptionActions } from './subscription-actions.ts';

const inputSchema = z.object({
  sku: z.string().max(60).nullish(),
  quantity: z.int().min(1).max(10_000).nullish(),
});

/** Works out what a change would cost, unless it cannot be done or money must not move. */
export async function previewSubscriptionChange(
  ctx: Context,
  input: PreviewSubscriptionChangeInput,
) {
  const { locale } = ctx.viewer;
  const { action } = input;
  const parsed = parseInput(inputSchema, { sku: input.sku, quantity: input.quantity }, locale);
  if (!parsed.ok) return parsed.error;
  const subscription = await ctx.db.subscription.findUnique({
    where: { id: input.subscriptionId },
  });
  if (!subscription) return notFound('subscriptionNotFound', locale, 'subscriptionId');
  const block = await guardMoney(ctx.services.ourselves(), subscription.organizationId);
  if (block) return notInStep(block, locale, ['input', 'subscriptionId']);
  if (!subscriptionActions(subscription).includes(action)) {
    return notPossible(subscription, locale, 'action');
  }
  const found =
    action === 'CHANGE'
      ? await changeTarget(ctx, subscription, parsed.value)
      : { target: unchangedTarget(subscription) };
  if ('problem' in found) {
    const path = ['input', ...found.problem.path.map(String)];
    return invalidInput([{ ...problemMessage(found.problem, locale), path }]);
  }
  const previewed = await previewChange(ctx, subscription, action, found.target);
  return previewed.outcome === 'UNAVAILABLE'
    ? unavailable(locale, 'subscriptionId')
    : { __typename: 'PreviewSubscriptionChangeSuccess' as const, change: previewed.change };
}

export const notPossible = (subscription: Subscription, locale: Locale, field: string) => ({
  __typename: 'SubscriptionChangeNotPossible' as const,
  message: say('changeNotPossible', locale),
  path: ['input', field],
  actions: subscriptionActions(subscription),
});
