import type Stripe from 'stripe';
import type { Work } from '../context.ts';
import { mirror } from '../mirror/mirror.ts';
import { idOf } from '../mirror/stripe-time.ts';
import { type EventObject, refsOf } from './event-refs.ts';

export type EventOutcome = 'APPLIED' | 'NO_OBJECT' | 'NOT_MIRRORED' | 'UNKNOWN_CUSTOMER';

/**
 * An event is a poke: it says which object to look at, never what to believe. Everything is written
 * from objects that were fetched after the event was heard.
 */
export async function applyEvent(
  work: Work,
  event: Stripe.Event,
  heardAt: Date,
): Promise<EventOutcome> {
  const object = event.data.object as unknown as EventObject;
  const refs = refsOf(object);
  if (refs.length === 0) {
    // `invoice.upcoming` and the like speak of objects that do not exist yet.
    return object.id === undefined ? 'NO_OBJECT' : 'NOT_MIRRORED';
  }
  for (const ref of refs) await mirror(work, ref, heardAt);
  return (await isOfNobody(work, object)) ? 'UNKNOWN_CUSTOMER' : 'APPLIED';
}

/** A customer that somebody made at Stripe by hand is mirrored, but belongs to no organisation. */
async function isOfNobody(work: Work, object: EventObject): Promise<boolean> {
  const customerId = object.object === 'customer' ? (object.id ?? null) : idOf(object.customer);
  if (customerId === null) return false;
  const where = { stripeCustomerId: customerId };
  return (await work.db.billingAccount.count({ where })) === 0;
}
