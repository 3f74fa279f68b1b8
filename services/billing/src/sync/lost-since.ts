import type { Work } from '../context.ts';
import type { EventCursor } from '../generated/prisma/client.ts';

/** Stripe lists events of 30 days; a day is left for what is slow. */
const listedMs = 29 * 86_400_000;
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
  const { customers, products, prices, paymentIntents, invoices } = work.services.stripe;
  // Everything that an account can have begins with one of these.
  for (const beginning of [customers, products, prices, paymentIntents, invoices]) {
    const { data } = await beginning.list({ limit: 1, created });
    if (data.length > 0) return oldest;
  }
  return null;
}
