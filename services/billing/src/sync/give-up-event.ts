import type Stripe from 'stripe';
import type { Work } from '../context.ts';
import type { StripeEvent } from '../generated/prisma/client.ts';
import { databaseTime } from '../mirror/database-time.ts';
import { idOf } from '../mirror/stripe-time.ts';
import { openDrift } from './drift/open-drift.ts';
import { type EventObject, refsOf } from './event-refs.ts';

/**
 * An event that could not be applied any time it was tried becomes a drift of its object: its customer's
 * money waits for somebody, everybody else's moves on. A later fetch of the object closes it.
 */
export async function giveUpEvent(work: Work, stored: StripeEvent, error: unknown): Promise<void> {
  const event = stored.payload as unknown as Stripe.Event;
  const object = event.data.object as unknown as EventObject;
  work.log.error({ err: error, eventId: stored.id, type: stored.type }, 'An event was given up.');
  await work.transact(async (tx) => {
    const failedAt = await databaseTime(tx);
    const { count } = await tx.db.stripeEvent.updateMany({
      where: { id: stored.id, appliedAt: null, failedAt: null },
      data: { failedAt },
    });
    if (count === 0) return;
    for (const ref of refsOf(object)) {
      await openDrift(tx, {
        category: 'DIFFERENT',
        ...{ objectType: ref.type, objectId: ref.id, runId: null },
        stripeCustomerId: ref.type === 'customer' ? ref.id : idOf(object.customer),
        fields: [
          { path: `cannot be fetched: ${String(error).slice(0, 300)}`, ours: null, theirs: null },
        ],
        ours: null,
        theirs: object,
      });
    }
  });
}
