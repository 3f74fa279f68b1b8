import type { Database } from '../context.ts';

export const cursorName = 'events';

/**
 * Until when the mirror is proven to be in step with Stripe: everything that happened before was heard
 * of and applied. Null before the first proof. An event that was given up is a drift of its object and
 * holds up nobody else.
 */
export async function inStepAsOf(db: Database): Promise<Date | null> {
  const [cursor, oldest] = await Promise.all([
    db.eventCursor.findUnique({ where: { name: cursorName } }),
    db.stripeEvent.findFirst({
      where: { appliedAt: null, failedAt: null },
      orderBy: { receivedAt: 'asc' },
      select: { receivedAt: true },
    }),
  ]);
  const provenAt = cursor?.provenAt ?? null;
  if (provenAt === null || oldest === null) return provenAt;
  return new Date(Math.min(oldest.receivedAt.getTime(), provenAt.getTime()));
}
