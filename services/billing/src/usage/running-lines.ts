import type { Database } from '../context.ts';
import type { UsageBilling } from '../generated/prisma/client.ts';

/** A line's last days are measured, and told, within this long of its end. */
const settledMs = 3 * 86_400_000;

/**
 * How many lines are still counted for a customer's meter: what ends takes no line that started after it
 * was told to, and waits for the last figures of the others.
 */
export function countRunningLines(
  db: Database,
  { organizationId, endAskedAt }: Pick<UsageBilling, 'organizationId' | 'endAskedAt'>,
  now: Date,
): Promise<number> {
  const since = { gt: new Date(now.getTime() - settledMs) };
  return db.campaignLine.count({
    where: {
      ...{ organizationId, basis: 'USAGE' },
      ...(endAskedAt && { startedAt: { lt: endAskedAt } }),
      OR: [
        { finishedAt: null, stoppedAt: null },
        { finishedAt: since },
        { finishedAt: null, stoppedAt: since },
      ],
    },
  });
}
