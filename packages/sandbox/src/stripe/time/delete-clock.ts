import type { Sandbox } from '../sandbox.ts';
import type { ObjectType } from '../store.ts';
import { planTasks } from './tasks.ts';

const ofCustomer = [
  'subscription',
  'invoice',
  'invoiceitem',
  'payment_intent',
  'charge',
  'payment_method',
  'subscription_schedule',
  'customer_balance_transaction',
] as const satisfies ObjectType[];

/** A deleted test clock takes its customers and all that is theirs with it. */
export function deleteClock(sandbox: Sandbox, id: string): object {
  const { store } = sandbox;
  const clock = sandbox.need('test_helpers.test_clock', id);
  for (const customer of store.by('customer', 'test_clock', id)) {
    for (const type of ofCustomer)
      for (const object of store.by(type, 'customer', customer.id)) {
        planTasks(sandbox, object.id, null, {});
        store.remove(type, object.id);
      }
    store.remove('customer', customer.id);
  }
  store.remove('test_helpers.test_clock', id);
  sandbox.emit('test_helpers.test_clock.deleted', clock);
  return { id, object: 'test_helpers.test_clock', deleted: true };
}
