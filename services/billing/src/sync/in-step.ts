import type { Database } from '../context.ts';
import { cursorName } from './poll-events.ts';

/**
 * Until when the mirror is proven to be in step with Stripe: everything that happened before was heard
 * of and applied. Null before the first proof.
 */
export async function inStepAsOf(db: Database): Promise<Date | null> {
  const [cursor, oldest] = await Promise.all([
    db.eventCursor.findUnique({ where: { name: cursorName } }),
    db.stripeEvent.findFirst({
      where: { appliedAt: null },
      orderBy: { receivedAt: 'asc' },
      select: { receivedAt: true },
    }),
  ]);
  const provenAt = cursor?.provenAt ?? null;
  if (provenAt === null || oldest === null) return provenAt;
  return oldest.receivedAt < provenAt ? oldest.receivedAt : provenAt;
}
