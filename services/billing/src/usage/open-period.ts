import type { Database } from '../context.ts';
import type { UsageBilling } from '../generated/prisma/client.ts';
import { stripeTime } from '../mirror/stripe-time.ts';

interface MeteredSubscription {
  items: { data: { current_period_start: number; current_period_end: number }[] };
}

/** The period of a customer's usage that is not invoiced yet, as the mirror has it; null before the mirror has it, and after its end. */
export async function openPeriodOf(
  db: Database,
  { stripeSubscriptionId, state }: Pick<UsageBilling, 'stripeSubscriptionId' | 'state'>,
): Promise<{ start: Date; end: Date } | null> {
  if (stripeSubscriptionId === null || state === 'ENDED') return null;
  const mirrored = await db.mirrorObject.findUnique({ where: { id: stripeSubscriptionId } });
  const [item] = (mirrored?.data as unknown as MeteredSubscription | undefined)?.items.data ?? [];
  if (item === undefined) return null;
  return { start: stripeTime(item.current_period_start), end: stripeTime(item.current_period_end) };
}
