import type { Tx, Work } from '../context.ts';
import { Prisma } from '../generated/prisma/client.ts';
import { databaseTime } from '../mirror/database-time.ts';
import { stripeTime } from '../mirror/stripe-time.ts';
import { cursorName } from './in-step.ts';
import { lostSince } from './lost-since.ts';
import { keepPass, type Pass, passFrom } from './poll-pass.ts';
import { catchUp } from './reconcile/catch-up.ts';
import { storeEvents } from './store-events.ts';

const pageSize = 100;
/** A listing that went on from an older one proves the older moment; beyond this it is not enough. */
const oldProofMs = 60_000;

/**
 * Lists what Stripe says happened since the last time, page by page, and stores what no webhook
 * brought. At its end it is proven that nothing older than its beginning is unheard of, unless Stripe
 * no longer lists what may have been lost: then only a complete list of all objects proves it again.
 */
export async function pollEvents(work: Work): Promise<void> {
  const startedAt = await poll(work);
  if (Date.now() - startedAt.getTime() > oldProofMs) await poll(work);
}

async function poll(work: Work): Promise<Date> {
  const now = await work.transact(databaseTime);
  const cursor = await work.db.eventCursor.findUnique({ where: { name: cursorName } });
  const lost = cursor?.lostSince ?? (await lostSince(work, cursor, now));
  const pass = passFrom(cursor, now);
  for (let isLast = false; !isLast; ) {
    isLast = await readPage(work, pass);
    if (!isLast) await work.transact((tx) => keepPass(tx, pass));
  }
  await work.transact((tx) => finish(tx, pass, lost));
  if (lost !== null) await catchUp(work, lost);
  return pass.startedAt;
}

/** Reads one page and moves the pass behind it; answers whether it was the last. */
async function readPage(work: Work, pass: Pass): Promise<boolean> {
  const { from, after } = pass;
  const { data, has_more: hasMore } = await work.services.stripe.events.list({
    limit: pageSize,
    ...(from && { created: { gte: Math.floor(from.getTime() / 1000) } }),
    ...(after && { starting_after: after }),
  });
  const known = await work.db.stripeEvent.findMany({
    where: { id: { in: data.map(({ id }) => id) } },
    select: { id: true },
  });
  const knownIds = new Set(known.map(({ id }) => id));
  for (const { created } of data) {
    if (stripeTime(created) > pass.newest) pass.newest = stripeTime(created);
  }
  const unheard = data.filter(({ id }) => !knownIds.has(id));
  if (unheard.length > 0) {
    const missed = await storeEvents(work.db, unheard, 'POLL');
    work.log.warn({ missed }, 'Webhooks were missed.');
  }
  pass.after = data.at(-1)?.id ?? null;
  return !hasMore;
}

/** The list runs from new to old, so how far it was read is known only at its end. */
async function finish(tx: Tx, pass: Pass, lost: Date | null): Promise<void> {
  const earlier = await tx.db.eventCursor.findUnique({ where: { name: cursorName } });
  const known = earlier?.provenAt ?? null;
  const isNewer = known === null || known < pass.startedAt;
  const row = {
    readUpTo: earlier && earlier.readUpTo > pass.newest ? earlier.readUpTo : pass.newest,
    lostSince: lost,
    provenAt: lost === null && isNewer ? pass.startedAt : known,
  };
  await tx.db.eventCursor.upsert({
    where: { name: cursorName },
    create: { name: cursorName, ...row },
    update: { ...row, pass: Prisma.DbNull },
  });
}
