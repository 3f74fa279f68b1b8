import type { PlannedBilling } from '../../year/billing/plan-billing.ts';
import { addMonths, type PlannedPlan } from '../../year/billing/plan-subscriptions.ts';
import type { Api, Session } from '../api.ts';
import { mutation } from '../mutation.ts';
import { until } from '../side-by-side.ts';
import { addCard } from './cards.ts';
import type { Loaded as LoadedOrders } from './money-back.ts';
import { atStripe } from './stripe-control.ts';

const PREVIEW = mutation('previewSubscriptionChange', 'change { id }');
const CONFIRM = mutation('confirmSubscriptionChange', 'change { id state }');
const PLANS = `query { billingAccount { subscriptions {
  id stripeSubscriptionId currentPeriodEnd cancelAtPeriodEnd sku order { id } } } }`;

type Plan = {
  id: string;
  stripeSubscriptionId: string;
  currentPeriodEnd: string;
  cancelAtPeriodEnd: boolean;
  sku: string;
  order: { id: string } | null;
};
type Renewed = { subscription: { items: { data: { current_period_end: number }[] } } };
type Loaded = LoadedOrders & { now: Date };

const DAY_MS = 86_400_000;
/** Hundreds of events of renewals are applied before. */
const PATIENCE_MS = 300_000;
/** It can be saved, and is refused when it is charged. */
const REFUSED_CARD = '4000 0000 0000 0341';
/** Stripe's settings for failed payments, as the account has them. */
const RETRIES = { retryDays: [3, 5, 7], afterwards: 'past_due' };

/** What becomes of single data plans; the first customer's are renewed until now before. */
export async function loadPlans(
  loaded: Loaded,
  { plans, cards }: Pick<PlannedBilling, 'plans' | 'cards'>,
): Promise<void> {
  for (const card of cards) {
    const session = loaded.people.customers.get(card.customer);
    if (session) await addCard(loaded.api, session, { ...card, isDefault: false });
  }
  for (const planned of plans) {
    const { fate, order } = planned;
    const session = loaded.people.customers.get(order.customer);
    if (session === undefined) throw new Error(`${order.customer.organization} is not signed in.`);
    if (fate === 'UPGRADED') await upgrade(loaded, session, planned);
    else if (fate === 'CANCELED_AT_PERIOD_END') await cancel(loaded, session, planned);
    else await renewUntilRefused(loaded, session, planned);
  }
}

async function upgrade({ api, orders, now }: Loaded, session: Session, { order }: PlannedPlan) {
  const plan = await planOf({ api, orders }, session, order, (found) => isCurrent(found, now));
  if (plan.sku === 'PLAN-PLUS') return;
  const wanted = { subscriptionId: plan.id, action: 'CHANGE', sku: 'PLAN-PLUS' };
  await change(api, session, wanted, `plan-${order.reference}`);
}

async function cancel({ api, orders, now }: Loaded, session: Session, { order }: PlannedPlan) {
  const plan = await planOf({ api, orders }, session, order, (found) => isCurrent(found, now));
  if (plan.cancelAtPeriodEnd) return;
  const wanted = { subscriptionId: plan.id, action: 'CANCEL_AT_PERIOD_END' };
  await change(api, session, wanted, `plan-${order.reference}`);
}

/** A preview holds for some minutes, so a run that goes on asks for a new one. */
async function change(api: Api, session: Session, wanted: object, key: string): Promise<void> {
  const { change: preview } = await api.act<{ change: { id: string } }>(session, PREVIEW, wanted);
  await api.act(session, CONFIRM, { changeId: preview.id }, { key: `${key}-${preview.id}` });
}

/** Every month is paid until the last, for which the customer's new card is refused. */
async function renewUntilRefused(
  { api, orders, stripeUrl, now }: Loaded,
  session: Session,
  { order, fate }: PlannedPlan,
): Promise<void> {
  const plan = await planOf({ api, orders }, session, order);
  const { stripeSubscriptionId, currentPeriodEnd } = plan;
  for (let end = new Date(currentPeriodEnd); end < now; ) {
    if (addMonths(end, 1) >= now) {
      await addCard(api, session, {
        ...{ customer: order.customer, number: REFUSED_CARD, isDefault: true },
        expiry: `09/${String(now.getUTCFullYear() + 2).slice(2)}`,
      });
      const daysAgo = Math.ceil((now.getTime() - end.getTime()) / DAY_MS);
      // The next attempt lies ahead; of one that failed weeks ago, all attempts are over.
      const retryDays = fate === 'RESTING' ? [] : [Math.max(3, daysAgo + 1), 5, 7];
      await atStripe(stripeUrl, '/dunning', { ...RETRIES, retryDays });
    }
    const path = `/subscriptions/${stripeSubscriptionId}/renew`;
    const { subscription } = await atStripe<Renewed>(stripeUrl, path, {});
    const [item] = subscription.items.data;
    end = new Date((item?.current_period_end ?? 0) * 1000);
  }
  await atStripe(stripeUrl, '/dunning', RETRIES);
}

const isCurrent = ({ currentPeriodEnd }: Plan, now: Date) => new Date(currentPeriodEnd) > now;

/** The plan that an order began, once billing has fetched it as it is wanted. */
function planOf(
  { api, orders }: Pick<Loaded, 'api' | 'orders'>,
  session: Session,
  order: PlannedPlan['order'],
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
