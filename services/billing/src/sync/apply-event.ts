import type Stripe from 'stripe';
import type { Work } from '../context.ts';
import { mirror } from '../mirror/mirror.ts';
import type { Ref } from '../mirror/mirror-type.ts';
import { mirrorTypeOf } from '../mirror/mirror-types.ts';
import { refsTo } from '../mirror/refs.ts';
import { idOf } from '../mirror/stripe-time.ts';

type Reference = string | { id: string } | null | undefined;
type EventObject = { id?: string; object: string; customer?: Reference } & Record<string, unknown>;

export type EventOutcome = 'APPLIED' | 'NO_OBJECT' | 'NOT_MIRRORED' | 'UNKNOWN_CUSTOMER';

/** Objects that are kept as a part of another: which one. */
const partOf: Record<string, (object: EventObject) => Ref[]> = {
  invoice_payment: ({ invoice }) => refsTo('invoice', idOf(invoice as Reference)),
  discount: ({ customer, subscription, invoice }) => [
    ...refsTo('customer', idOf(customer)),
    ...refsTo('subscription', idOf(subscription as Reference)),
    ...refsTo('invoice', idOf(invoice as Reference)),
  ],
  customer_balance_transaction: ({ customer }) => refsTo('customer', idOf(customer)),
};

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

function refsOf(object: EventObject): Ref[] {
  const whole = partOf[object.object];
  if (whole) return whole(object);
  if (object.id === undefined || mirrorTypeOf(object.object) === undefined) return [];
  return [{ type: object.object, id: object.id, customerId: idOf(object.customer) }];
}

/** A customer that somebody made at Stripe by hand is mirrored, but belongs to no organisation. */
async function isOfNobody(work: Work, object: EventObject): Promise<boolean> {
  const customerId = object.object === 'customer' ? (object.id ?? null) : idOf(object.customer);
  if (customerId === null) return false;
  const where = { stripeCustomerId: customerId };
  return (await work.db.billingAccount.count({ where })) === 0;
}
