import type { Work } from '../context.ts';
import { applyStripeEventJob } from '../jobs/queued.ts';

/** Longer than all attempts of one event take. */
const abandonedMs = 45 * 60_000;

/** Queues events again whose jobs are gone, as when the queue lost its memory. */
export async function resumeEvents(work: Work): Promise<void> {
  const before = new Date(Date.now() - abandonedMs);
  const abandoned = await work.db.stripeEvent.findMany({
    where: { appliedAt: null, failedAt: null, receivedAt: { lt: before } },
    orderBy: { receivedAt: 'asc' },
    select: { id: true },
    take: 100,
  });
  if (abandoned.length === 0) return;
  await work.transact(async (tx) => {
    for (const { id } of abandoned) tx.enqueue(applyStripeEventJob, { eventId: id });
  });
}
