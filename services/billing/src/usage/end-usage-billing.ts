import type { Tx, Work } from '../context.ts';
import type { UsageBilling } from '../generated/prisma/client.ts';
import { carryOut } from '../intent/carry-out.ts';
import { intend } from '../intent/intend.ts';
import { stripeTime } from '../mirror/stripe-time.ts';
import { guardMoney } from '../sync/guard-money.ts';
import { endUsageSubscription } from './end-usage-subscription.ts';
import { countRunningLines } from './running-lines.ts';

/** By which the end of a customer's usage billing at Stripe is asked for once. */
export const endKey = (id: string) => `usage-subscription-end:${id}`;

/**
 * Goes on with an end: once the last line that is charged by usage is over, Stripe is told to end the
 * subscription with its period; once the mirror shows that it ended, whoever ended it, so is the billing.
 */
export async function endUsageBilling(work: Work, billing: UsageBilling): Promise<void> {
  const { id, organizationId, stripeSubscriptionId } = billing;
  if (stripeSubscriptionId === null) return;
  const mirrored = await work.db.mirrorObject.findUnique({ where: { id: stripeSubscriptionId } });
  const subscription = mirrored?.data as { status?: string; ended_at?: number | null } | undefined;
  if (subscription?.status === 'canceled') {
    const endedAt = subscription.ended_at ? stripeTime(subscription.ended_at) : work.now();
    await work.transact((tx) => noteEnd(tx, billing, endedAt));
    return;
  }
  if (billing.state !== 'ENDING') return;
  if ((await countRunningLines(work.db, billing, work.now())) > 0) return;
  if (await guardMoney(work, organizationId)) return;
  const intentId = await work.transact(async (tx) => {
    await lockUsage(tx, billing);
    const now = await tx.db.usageBilling.findUniqueOrThrow({ where: { id } });
    if (now.state !== 'ENDING') return null;
    const about = { organizationId, key: endKey(id) };
    return intend(tx, endUsageSubscription, { stripeSubscriptionId }, about);
  });
  if (intentId !== null) await carryOut(work, intentId);
}

/** One at a time for a customer and meter. */
export const lockUsage = (
  tx: Tx,
  { organizationId, meter }: Pick<UsageBilling, 'organizationId' | 'meter'>,
) =>
  tx.db.$executeRaw`
    SELECT pg_advisory_xact_lock(hashtextextended(${`usage:${organizationId}:${meter}`}, 0))`;

async function noteEnd(
  tx: Tx,
  { id, organizationId, state }: UsageBilling,
  endedAt: Date,
): Promise<void> {
  const { count } = await tx.db.usageBilling.updateMany({
    where: { id, state: { in: ['ACTIVE', 'ENDING'] } },
    data: { state: 'ENDED', endedAt },
  });
  if (count === 0) return;
  tx.audit({
    action: 'usage_billing.ended',
    ...{ targetType: 'UsageBilling', targetId: id, organizationId },
    ...{ before: { state }, after: { state: 'ENDED', endedAt: endedAt.toISOString() } },
  });
}
