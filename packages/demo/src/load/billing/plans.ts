import type { PlannedBilling } from '../../year/billing/plan-billing.ts';
import { addMonths, type PlannedPlan } from '../../year/billing/plan-subscriptions.ts';
import type { Api, Session } from '../api.ts';
import { mutation } from '../mutation.ts';
import { addCard, tidyCards } from './cards.ts';
import type { Loaded as LoadedOrders } from './money-back.ts';
import { type Plan, planOf, renewUntilNow } from './plans-of.ts';
import { atStripe } from './stripe-control.ts';

const PREVIEW = mutation('previewSubscriptionChange', 'change { id }');
const CONFIRM = mutation('confirmSubscriptionChange', 'change { id state }');
type Loaded = LoadedOrders & { now: Date };

const DAY_MS = 86_400_000;
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
    if (session === undefined) continue;
    await addCard(loaded.api, session, { ...card, isDefault: false });
    await tidyCards(loaded.api, session, { customer: card.customer, last4: '4242' });
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
  loaded: Loaded,
  session: Session,
  { order, fate }: PlannedPlan,
): Promise<void> {
  const { api, stripeUrl, now } = loaded;
  const plan = await planOf(loaded, session, order);
  await renewUntilNow(loaded, plan, async (end) => {
    if (addMonths(end, 1) < now) return;
    await addCard(api, session, {
      ...{ customer: order.customer, number: REFUSED_CARD, isDefault: true },
      expiry: `09/${String(now.getUTCFullYear() + 2).slice(2)}`,
    });
    const daysAgo = Math.ceil((now.getTime() - end.getTime()) / DAY_MS);
    // The next attempt lies ahead; of one that failed weeks ago, all attempts are over.
    const retryDays = fate === 'RESTING' ? [] : [Math.max(3, daysAgo + 1), 5, 7];
    await atStripe(stripeUrl, '/dunning', { ...RETRIES, retryDays });
  });
  await atStripe(stripeUrl, '/dunning', RETRIES);
}

const isCurrent = ({ currentPeriodEnd }: Plan, now: Date) => new Date(currentPeriodEnd) > now;
