import type { Context } from '../context.ts';
import type { ChangeUsageBillingInput, UsageBillingChange } from '../generated/resolvers.ts';
import { endKey, endUsageBilling, lockUsage } from './end-usage-billing.ts';
import { usageMessage } from './usage-messages.ts';

/** From which state a change leads where. */
const changes: Record<
  UsageBillingChange,
  { from: string; to: string; refusal: 'notEnded' | 'notKept' }
> = {
  END: { from: 'ACTIVE', to: 'ENDING', refusal: 'notEnded' },
  KEEP: { from: 'ENDING', to: 'ACTIVE', refusal: 'notKept' },
};

/** Ends paying by usage, or keeps it after all as long as Stripe was not told. */
export async function changeUsageBilling(ctx: Context, { id, change }: ChangeUsageBillingInput) {
  const { locale } = ctx.viewer;
  const path = ['input', 'id'];
  const { from, to, refusal } = changes[change];
  const known = await ctx.db.usageBilling.findUnique({ where: { id } });
  if (known === null) {
    return { __typename: 'NotFound' as const, message: usageMessage('noBilling', locale), path };
  }
  const isChanged = await ctx.transact(async (tx) => {
    await lockUsage(tx, known);
    const wasTold = await tx.db.stripeIntent.count({ where: { key: endKey(id) } });
    if (wasTold > 0) return false;
    const { count } = await tx.db.usageBilling.updateMany({
      where: { id, state: from },
      data: { state: to, endAskedAt: change === 'END' ? tx.now : null },
    });
    if (count === 0) return false;
    tx.audit({
      action: change === 'END' ? 'usage_billing.end_asked' : 'usage_billing.kept',
      ...{ targetType: 'UsageBilling', targetId: id, organizationId: known.organizationId },
      ...{ before: { state: from }, after: { state: to } },
    });
    return true;
  });
  const changed = await ctx.db.usageBilling.findUniqueOrThrow({ where: { id } });
  if (!isChanged) {
    return {
      __typename: 'RefusedTransition' as const,
      message: usageMessage(refusal, locale),
      ...{ path, from: changed.state, to },
    };
  }
  // What does not succeed now is gone on with by the job.
  await endUsageBilling(ctx.services.ourselves(), changed).catch((error) =>
    ctx.log.error({ err: error, usageBillingId: id }, 'Usage billing ends later.'),
  );
  const usageBilling = await ctx.db.usageBilling.findUniqueOrThrow({ where: { id } });
  return { __typename: 'ChangeUsageBillingSuccess' as const, usageBilling };
}
