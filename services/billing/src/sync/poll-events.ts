import type Stripe from 'stripe';
import type { Work } from '../context.ts';
import { databaseTime } from '../mirror/database-time.ts';
import { stripeTime } from '../mirror/stripe-time.ts';
import { storeEvent } from './store-event.ts';

export const cursorName = 'events';
/** Events show up in the list a little after their time, and times are whole seconds. */
const overlapMs = 5 * 60_000;
const pageSize = 100;

/**
 * Lists what Stripe says happened since the last time, and stores what no webhook brought. At its end
 * it is proven that nothing older than its beginning is unheard of.
 */
export async function pollEvents(work: Work): Promise<void> {
  const startedAt = await work.transact(databaseTime);
  const cursor = await work.db.eventCursor.findUnique({ where: { name: cursorName } });
  const from = cursor && new Date(cursor.readUpTo.getTime() - overlapMs);
  let newest = cursor?.readUpTo ?? new Date(0);
  const list = work.services.stripe.events.list({
    limit: pageSize,
    ...(from && { created: { gte: Math.floor(from.getTime() / 1000) } }),
  });
  let page: Stripe.Event[] = [];
  const flush = async () => {
    const events = page;
    page = [];
    const known = await work.db.stripeEvent.findMany({
      where: { id: { in: events.map(({ id }) => id) } },
      select: { id: true },
    });
    const knownIds = new Set(known.map(({ id }) => id));
    for (const event of events) {
      if (knownIds.has(event.id)) continue;
      if (await work.transact((tx) => storeEvent(tx, event, 'POLL'))) {
        work.log.warn({ eventId: event.id, type: event.type }, 'A webhook was missed.');
      }
    }
  };
  for await (const event of list) {
    page.push(event);
    const created = stripeTime(event.created);
    if (created > newest) newest = created;
    if (page.length === pageSize) await flush();
  }
  await flush();
  // The list runs from new to old, so how far it was read is known only at its end.
  await work.transact((tx) =>
    tx.db.eventCursor.upsert({
      where: { name: cursorName },
      create: { name: cursorName, readUpTo: newest, provenAt: startedAt },
      update: { readUpTo: newest, provenAt: startedAt },
    }),
  );
}
