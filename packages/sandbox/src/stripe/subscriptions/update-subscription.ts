import type Stripe from 'stripe';
import { invalidRequest } from '../errors.ts';
import { listOf } from '../present.ts';
import type { Sandbox } from '../sandbox.ts';
import { addInvoiceItems } from './add-invoice-items.ts';
import { changeItems, type ItemChange, isPriced, itemsAfter } from './change-items.ts';
import { changeSubscription, periodEnd, periodStart } from './change-subscription.ts';
import { checkItems } from './check-items.ts';
import { invoiceChange } from './invoice-change.ts';
import { nextPeriodEnd } from './period.ts';
import { plainChanges } from './plain-changes.ts';
import { chargeRemaining, creditUnused } from './prorations.ts';
import { inPeriod, itemsUrl } from './subscription-item.ts';
import type { UpdateParams } from './subscription-params.ts';

/** Changes a subscription with the prorations of it; what is refused leaves nothing behind. */
export const updateSubscription = (
  sandbox: Sandbox,
  params: UpdateParams,
  id: string,
): Stripe.Subscription => sandbox.whole(() => update(sandbox, params, id, false));

/** The same for what was agreed on before, whose prices may have become inactive since. */
export const applyUpdate = (
  sandbox: Sandbox,
  params: UpdateParams,
  id: string,
): Stripe.Subscription => sandbox.whole(() => update(sandbox, params, id, true));

function update(
  sandbox: Sandbox,
  params: UpdateParams,
  id: string,
  isAgreed: boolean,
): Stripe.Subscription {
  const before = sandbox.need('subscription', id);
  checkRunning(before, params);
  const { metadata, cancellation_details: details, ...rest } = params;
  if (before.status === 'canceled' || Object.keys(rest).length === 0)
    return changeSubscription(
      sandbox,
      before,
      plainChanges(sandbox, before, {
        ...(metadata && { metadata }),
        ...(details && { cancellation_details: details }),
      }),
    );
  const changes = changeItems(sandbox, before, params.items ?? [], isAgreed);
  const items = itemsAfter(before.items.data, changes);
  checkItems(items, before.currency);
  const period = newPeriod(sandbox, before, items, params);
  const behavior = params.proration_behavior ?? 'create_prorations';
  if (behavior !== 'none') prorate(sandbox, before, changes, period !== undefined, params);
  const plain = plainChanges(sandbox, before, params);
  const changed = changeSubscription(sandbox, before, {
    ...plain,
    items: listOf(itemsUrl(id), period ? inPeriod(items, period) : items),
    ...(period && {
      billing_cycle_anchor: period.anchor,
      status: period.isTrial ? 'trialing' : period.status,
      trial_end: period.trialEnd,
      ...(period.isTrial && before.status !== 'trialing' && { trial_start: sandbox.now() }),
    }),
  });
  addInvoiceItems(sandbox, changed, params.add_invoice_items ?? []);
  if (period || behavior === 'always_invoice')
    invoiceChange(sandbox, changed, { ...params, startsPeriod: period !== undefined });
  return sandbox.need('subscription', id);
}

function checkRunning(subscription: Stripe.Subscription, params: UpdateParams): void {
  const { status } = subscription;
  const { metadata, cancellation_details: details, ...rest } = params;
  if (status === 'canceled' && Object.keys(rest).length > 0)
    throw invalidRequest(
      'A canceled subscription can only update its cancellation_details and metadata.',
    );
  if (status === 'incomplete_expired')
    throw invalidRequest('This subscription is incomplete_expired and can no longer be changed.');
  if (status === 'incomplete' && params.items)
    throw invalidRequest(
      'You cannot update the items of a subscription whose first invoice is not paid.',
      { param: 'items' },
    );
}

interface Period {
  start: number;
  end: number;
  anchor: number;
  isTrial: boolean;
  trialEnd: number | null;
  status: Stripe.Subscription['status'];
}

/** A period that begins now, when the interval changes, a trial ends or starts, or the anchor moves. */
function newPeriod(
  sandbox: Sandbox,
  before: Stripe.Subscription,
  items: Stripe.SubscriptionItem[],
  params: UpdateParams,
): Period | undefined {
  const start = sandbox.now();
  const { trial_end: trialEnd } = params;
  const recurring = items[0]?.price.recurring ?? { interval: 'month', interval_count: 1 };
  if (typeof trialEnd === 'number') {
    if (trialEnd <= start)
      throw invalidRequest('Invalid timestamp: must be an integer Unix timestamp in the future.', {
        param: 'trial_end',
      });
    return { start, end: trialEnd, anchor: trialEnd, isTrial: true, trialEnd, status: 'trialing' };
  }
  const [old] = before.items.data;
  const isOtherInterval =
    old?.price.recurring?.interval !== recurring.interval ||
    old?.price.recurring?.interval_count !== recurring.interval_count;
  const endsTrial = before.status === 'trialing' && trialEnd === 'now';
  const restarts = params.billing_cycle_anchor?.type === 'now';
  const isTrial = before.status === 'trialing' && !endsTrial && !restarts;
  if (!endsTrial && !restarts && (!isOtherInterval || isTrial)) return undefined;
  return {
    start,
    end: nextPeriodEnd(start, start, recurring),
    anchor: start,
    isTrial: false,
    trialEnd: before.status === 'trialing' ? start : before.trial_end,
    status: before.status === 'trialing' ? 'active' : before.status,
  };
}

/** Nothing is owed or given back of a trial or of a subscription that was never paid. */
function prorate(
  sandbox: Sandbox,
  before: Stripe.Subscription,
  changes: ItemChange[],
  restarts: boolean,
  { proration_date: date }: UpdateParams,
): void {
  const at = date ?? sandbox.now();
  if (date !== undefined && (date < periodStart(before) || date > periodEnd(before)))
    throw invalidRequest(
      'The `proration_date` must be within the current period of the subscription.',
      { param: 'proration_date' },
    );
  if (before.status !== 'active' && before.status !== 'past_due') return;
  if (restarts) {
    for (const item of before.items.data) creditUnused(sandbox, before, item, at);
    return;
  }
  for (const change of changes.filter(isPriced)) {
    if (change.before) creditUnused(sandbox, before, change.before, at);
    if (change.after) chargeRemaining(sandbox, before, change.after, at);
  }
}
