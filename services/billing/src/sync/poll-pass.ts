import { z } from 'zod';
import type { Tx } from '../context.ts';
import type { EventCursor } from '../generated/prisma/client.ts';
import { cursorName } from './in-step.ts';

/** Events show up in the list a little after their time, and times are whole seconds. */
const overlapMs = 5 * 60_000;
/** Stripe lists events of 30 days, so a place in an older listing may have fallen out of it. */
const resumableMs = 3_600_000;

/** One listing of events from new to old, and how far it came. */
export interface Pass {
  startedAt: Date;
  /** From which moment events are listed; null lists all. */
  from: Date | null;
  /** The newest event that it met. */
  newest: Date;
  /** The last event that was stored. */
  after: string | null;
}

const stored = z.object({
  startedAt: z.coerce.date(),
  from: z.coerce.date().nullable(),
  newest: z.coerce.date(),
  after: z.string().nullable(),
});

/** The listing that a crash ended, to go on with; otherwise a new one. */
export function passFrom(cursor: EventCursor | null, now: Date): Pass {
  const left = stored.safeParse(cursor?.pass).data;
  if (left && now.getTime() - left.startedAt.getTime() < resumableMs) return left;
  return {
    startedAt: now,
    from: cursor && new Date(cursor.readUpTo.getTime() - overlapMs),
    newest: cursor?.readUpTo ?? new Date(0),
    after: null,
  };
}

/** Remembers how far a listing came. Before the first one is through there is nothing to go on from. */
export async function keepPass(tx: Tx, { startedAt, from, newest, after }: Pass): Promise<void> {
  const pass = {
    ...{ startedAt: startedAt.toISOString(), newest: newest.toISOString(), after },
    from: from?.toISOString() ?? null,
  };
  await tx.db.eventCursor.updateMany({ where: { name: cursorName }, data: { pass } });
}
