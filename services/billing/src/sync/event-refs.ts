import type { Ref } from '../mirror/mirror-type.ts';
import { mirrorTypeOf } from '../mirror/mirror-types.ts';
import { refsTo } from '../mirror/refs.ts';
import { idOf } from '../mirror/stripe-time.ts';

type Reference = string | { id: string } | null | undefined;
export type EventObject = { id?: string; object: string; customer?: Reference } & Record<
  string,
  unknown
>;

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

export const partTypes: readonly string[] = Object.keys(partOf);

/** What is to be fetched when an event speaks of this object. */
export function refsOf(object: EventObject): Ref[] {
  const whole = partOf[object.object];
  if (whole) return whole(object);
  if (object.id === undefined || mirrorTypeOf(object.object) === undefined) return [];
  return [{ type: object.object, id: object.id, customerId: idOf(object.customer) }];
}
