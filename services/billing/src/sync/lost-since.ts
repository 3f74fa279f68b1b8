import type { Work } from '../context.ts';
import type { EventCursor } from '../generated/prisma/client.ts';
import { mirrorTypeOf } from '../mirror/mirror-types.ts';

/** Stripe lists events of 30 days; a day is left for what is slow. */
const listedMs = 29 * 86_400_000;
/** Everything that an account can have begins with one of these. */
const beginnings = ['customer', 'product', 'price', 'payment_intent', 'invoice', 'subscription'];

/**
 * Since when events may have been lost that Stripe no longer lists; null when it lists all that
 * matter. Without a cursor it lists all if nothing at Stripe is older than the oldest event.
 */
export async function lostSince(
  work: Work,
  cursor: EventCursor | null,
  now: Date,
): Promise<Date | null> {
  const oldest = new Date(now.getTime() - listedMs);
  if (cursor) {
    const read = cursor.provenAt ?? cursor.readUpTo;
    return read < oldest ? read : null;
  }
  const created = { lt: Math.floor(oldest.getTime() / 1000) };
  for (const name of beginnings) {
    const page = await mirrorTypeOf(name)?.list(work.services.stripe, { limit: 1, created }, '');
    if (page && page.data.length > 0) return oldest;
  }
  return null;
}
