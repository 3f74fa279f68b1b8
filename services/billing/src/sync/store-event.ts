import type Stripe from 'stripe';
import type { Tx } from '../context.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import { applyStripeEvent } from '../jobs/apply-stripe-event.ts';
import { databaseTime } from '../mirror/database-time.ts';
import { stripeTime } from '../mirror/stripe-time.ts';

/** Stores an event by its id and queues its application; an event known already changes nothing. */
export async function storeEvent(
  tx: Tx,
  event: Stripe.Event,
  source: 'WEBHOOK' | 'POLL',
): Promise<boolean> {
  const object = event.data.object as { id?: string };
  const { count } = await tx.db.stripeEvent.createMany({
    data: [
      {
        id: event.id,
        type: event.type,
        objectId: object.id ?? null,
        apiVersion: event.api_version,
        payload: JSON.parse(JSON.stringify(event)) as Prisma.InputJsonObject,
        source,
        createdAt: stripeTime(event.created),
        receivedAt: await databaseTime(tx),
      },
    ],
    skipDuplicates: true,
  });
  if (count === 1) tx.enqueue(applyStripeEvent, { eventId: event.id });
  return count === 1;
}
