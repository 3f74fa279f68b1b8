import type Stripe from 'stripe';
import { finalizeInvoice } from '../invoices/finalize-invoice.ts';
import { pendingItems } from '../invoices/invoice-item.ts';
import { subscriptionLine } from '../invoices/subscription-line.ts';
import { isLicensed } from '../invoices/usage-line.ts';
import type { Sandbox } from '../sandbox.ts';
import { changeSubscription } from './change-subscription.ts';
import { payOrRefuse } from './pay-or-refuse.ts';
import { draftSubscriptionInvoice } from './subscription-invoice.ts';

interface Change {
  startsPeriod: boolean;
  off_session?: boolean | undefined;
  payment_behavior?: string | undefined;
  proration_date?: number | undefined;
}

/** Bills at once what a change of a subscription costs. */
export function invoiceChange(
  sandbox: Sandbox,
  subscription: Stripe.Subscription,
  change: Change,
): void {
  const items = subscription.items.data.filter(isLicensed);
  const lines = change.startsPeriod
    ? items.map((item) => subscriptionLine(sandbox, subscription, item))
    : [];
  const waiting = pendingItems(
    sandbox,
    String(subscription.customer),
    subscription.currency,
    subscription.id,
  );
  if (lines.length === 0 && waiting.length === 0) return;
  const draft = draftSubscriptionInvoice(sandbox, subscription, {
    reason: 'subscription_update',
    lines,
    prorationDate: change.proration_date,
  });
  changeSubscription(sandbox, subscription, { latest_invoice: draft.id });
  if (subscription.collection_method === 'send_invoice') return;
  const open = finalizeInvoice(sandbox, draft);
  if (open.status !== 'open' || change.payment_behavior === 'default_incomplete') return;
  payOrRefuse(sandbox, open, change);
}
