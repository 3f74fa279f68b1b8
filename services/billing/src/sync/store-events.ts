import type Stripe from 'stripe';
import type { Tx } from '../context.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import { applyStripeEventJob } from '../jobs/queued.ts';
import { databaseTime } from '../mirror/database-time.ts';
import { stripeTime } from '../mirror/stripe-time.ts';

/**
 * Stores events by their ids and queues their application; an event known already changes nothing.
 * Answers the ids of those that are new.
 */
export async function storeEvents(
  tx: Tx,
  events: readonly Stripe.Event[],
  source: 'WEBHOOK' | 'POLL',
): Promise<string[]> {
  const receivedAt = await databaseTime(tx);
  const stored = await tx.db.stripeEvent.createManyAndReturn({
    data: events.map((event) => ({
      id: event.id,
      type: event.type,
      objectId: (event.data.object as { id?: string }).id ?? null,
      apiVersion: event.api_version,
      payload: JSON.parse(JSON.stringify(event)) as Prisma.InputJsonObject,
      source,
      createdAt: stripeTime(event.created),
      receivedAt,
    })),
    skipDuplicates: true,
    select: { id: true },
  });
  for (const { id } of stored) tx.enqueue(applyStripeEventJob, { eventId: id });
  return stored.map(({ id }) => id);
}
