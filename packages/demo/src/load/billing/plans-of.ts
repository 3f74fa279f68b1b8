import type { PlannedOrder } from '../../year/plan-orders.ts';
import type { Api, Session } from '../api.ts';
import type { LoadedOrder } from '../orders.ts';
import { until } from '../side-by-side.ts';
import { atStripe } from './stripe-control.ts';

const PLANS = `query { billingAccount { subscriptions {
  id stripeSubscriptionId currentPeriodEnd cancelAtPeriodEnd sku order { id } } } }`;
/** Hundreds of events of renewals are applied before. */
const PATIENCE_MS = 300_000;

export type Plan = {
  id: string;
  stripeSubscriptionId: string;
  currentPeriodEnd: string;
  cancelAtPeriodEnd: boolean;
  sku: string;
  order: { id: string } | null;
};

/** The data plan that an order began, once billing has fetched it as it is wanted. */
export function planOf(
  { api, orders }: { api: Api; orders: readonly LoadedOrder[] },
  session: Session,
  order: PlannedOrder,
  isAsWanted: (plan: Plan) => boolean = () => true,
): Promise<Plan> {
  const orderId = orders.find((each) => each.order === order)?.orderId;
  const find = async () => {
    const account = await api.ask<{ subscriptions: Plan[] } | null>(session, PLANS, {});
    const plan = account?.subscriptions.find((each) => each.order?.id === orderId);
    return plan && isAsWanted(plan) ? plan : null;
  };
  return until(`The data plan of ${order.reference}`, find, PATIENCE_MS);
}

type Renewed = { subscription: { items: { data: { current_period_end: number }[] } } };

/** Lets Stripe bill month after month until now; `before` comes before each, with the month's first day. */
export async function renewUntilNow(
  { stripeUrl, now }: { stripeUrl: string; now: Date },
  { stripeSubscriptionId, currentPeriodEnd }: Plan,
  before: (end: Date) => Promise<void> = async () => {},
): Promise<void> {
  for (let end = new Date(currentPeriodEnd); end < now; ) {
    await before(end);
    const path = `/subscriptions/${stripeSubscriptionId}/renew`;
    const { subscription } = await atStripe<Renewed>(stripeUrl, path, {});
    const [item] = subscription.items.data;
    end = new Date((item?.current_period_end ?? 0) * 1000);
  }
}
