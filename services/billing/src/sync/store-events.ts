import { jobRows, outboxChannel } from '@mobilytics/events/outbox';
import { systemIdentity } from '@mobilytics/identity/identity';
import { newId } from '@mobilytics/ids/new-id';
import type Stripe from 'stripe';
import type { Database } from '../context.ts';
import { applyStripeEventJob } from '../jobs/queued.ts';
import { stripeTime } from '../mirror/stripe-time.ts';

/**
 * Stores events by their ids and queues their application; an event known already changes nothing. One
 * statement: Stripe waits for one round trip to the database. Answers the ids of those that are new.
 */
export async function storeEvents(
  db: Pick<Database, '$queryRaw'>,
  events: readonly Stripe.Event[],
  source: 'WEBHOOK' | 'POLL',
): Promise<string[]> {
  const rows = events.map((event) => ({
    id: event.id,
    type: event.type,
    objectId: (event.data.object as { id?: string }).id ?? null,
    apiVersion: event.api_version,
    payload: event,
    source,
    createdAt: stripeTime(event.created),
  }));
  const by = { ...systemIdentity('billing', newId('req')), service: 'billing', now: new Date() };
  const eventIds = [...new Set(events.map(({ id }) => id))];
  const jobs = jobRows(
    by,
    applyStripeEventJob,
    eventIds.map((eventId) => ({ eventId })),
  );
  const stored = await db.$queryRaw<{ id: string }[]>`
    WITH stored AS (
      INSERT INTO "StripeEvent"
        ("id", "type", "objectId", "apiVersion", "payload", "source", "createdAt", "receivedAt")
      SELECT "id", "type", "objectId", "apiVersion", "payload", "source", "createdAt",
             clock_timestamp()
      FROM jsonb_populate_recordset(NULL::"StripeEvent", ${JSON.stringify(rows)}::jsonb)
      ON CONFLICT ("id") DO NOTHING
      RETURNING "id"
    ), queued AS (
      INSERT INTO "OutboxEvent"
        ("id", "kind", "name", "version", "payload", "occurredAt", "requestId", "actorId")
      SELECT job."id", job."kind", job."name", job."version", job."payload", job."occurredAt",
             job."requestId", job."actorId"
      FROM jsonb_populate_recordset(NULL::"OutboxEvent", ${JSON.stringify(jobs)}::jsonb) AS job
      JOIN stored ON stored."id" = job."payload" #>> '{payload,eventId}'
      RETURNING pg_notify(${outboxChannel}, '')
    )
    SELECT "id" FROM stored`;
  return stored.map(({ id }) => id);
}
