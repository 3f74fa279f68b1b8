import type { Context, Tx } from '../context.ts';
import { message } from '../messages.ts';
import { guardMoney } from '../sync/guard-money.ts';
import { notInStep } from '../sync/not-in-step.ts';
import { carryOut } from './carry-out.ts';

interface Act {
  organizationId: string;
  /** Where in the input the object stands. */
  path: readonly string[];
  /** Stores the intent, with its audit entry. */
  store: (tx: Tx) => Promise<string>;
}

/**
 * Stores an intent and carries it out within one request: done, or being found out, or the answer that
 * Stripe refused.
 */
export async function actAtOnce(ctx: Context, { path, store }: Act) {
  const intentId = await ctx.transact(store);
  const outcome = await carryOut(ctx, intentId);
  if (outcome.outcome === 'REFUSED') return providerRefused(outcome, ctx.viewer.locale, path);
  return {
    isPending: outcome.outcome === 'PENDING',
    objectId: outcome.outcome === 'DONE' ? outcome.objectId : null,
  };
}

/** The same for what moves money: nothing is stored while the mirror is not in step. */
export async function actInStep(ctx: Context, act: Act) {
  const block = await guardMoney(ctx, act.organizationId);
  return block === null ? actAtOnce(ctx, act) : notInStep(block, ctx.viewer.locale, act.path);
}

/** What a mutation answers when Stripe says no for good. */
export function providerRefused(
  refusal: { code: string; message: string },
  locale: 'en' | 'fr',
  path: readonly string[],
) {
  return {
    __typename: 'ProviderRefused' as const,
    message: message('providerRefused', locale).replace('{words}', refusal.message),
    path: [...path],
    code: refusal.code,
  };
}
