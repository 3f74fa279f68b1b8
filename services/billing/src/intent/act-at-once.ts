import type { Context, Tx } from '../context.ts';
import { message } from '../messages.ts';
import { guardMoney } from '../sync/guard-money.ts';
import { notInStep } from '../sync/not-in-step.ts';
import { carryOut } from './carry-out.ts';

interface Act {
  organizationId: string;
  /** Where in the input the object stands. */
  path: readonly string[];
  /** Whether it moves money, so that the mirror must be in step. */
  isGuarded: boolean;
  /** Stores the intent, with its audit entry. */
  store: (tx: Tx) => Promise<string>;
}

/**
 * Stores an intent and carries it out within one request: done, or being found out, or an answer that
 * says why not.
 */
export async function actAtOnce(ctx: Context, { organizationId, path, isGuarded, store }: Act) {
  const { locale } = ctx.viewer;
  const block = isGuarded ? await guardMoney(ctx, organizationId) : null;
  if (block !== null) return notInStep(block, locale, path);
  const intentId = await ctx.transact(store);
  const outcome = await carryOut(ctx, intentId);
  if (outcome.outcome === 'REFUSED') return providerRefused(outcome, locale, path);
  return {
    isPending: outcome.outcome === 'PENDING',
    objectId: outcome.outcome === 'DONE' ? outcome.objectId : null,
  };
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
