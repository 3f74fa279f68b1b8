import type { PlannedPlan } from '../../year/billing/plan-subscriptions.ts';
import { sideBySide } from '../side-by-side.ts';
import type { Loaded } from './money-back.ts';
import { planOf, renewUntilNow } from './plans-of.ts';

const NOT_PAID = ['UNPAID', 'EXPIRED', 'CANCELED'];

/** All data plans are billed every month until now, but those whose card is refused in the end. */
export async function loadRenewals(
  loaded: Loaded & { now: Date },
  plans: readonly PlannedPlan[],
): Promise<void> {
  const others = new Set(
    plans.filter(({ fate }) => fate === 'DECLINED' || fate === 'RESTING').map(({ order }) => order),
  );
  const renewed = loaded.orders
    .map(({ order }) => order)
    .filter(({ fate, lines }) => {
      return !NOT_PAID.includes(fate) && lines.some(({ sku }) => sku.startsWith('PLAN-'));
    })
    .filter((order) => !others.has(order));
  await sideBySide(renewed, 4, async (order) => {
    const session = loaded.people.customers.get(order.customer);
    if (session === undefined) throw new Error(`${order.customer.organization} is not signed in.`);
    await renewUntilNow(loaded, await planOf(loaded, session, order));
  });
}
