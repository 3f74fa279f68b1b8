import type Stripe from 'stripe';
import { createPaidInvoice } from '../invoices/create-paid-invoice.ts';
import type { BilledLine } from '../invoices/invoice-lines.ts';
import { chargeMethod } from '../payments/charge-card.ts';
import { lineItem } from '../payments/line-item.ts';
import { createPaymentIntent } from '../payments/payment-intent.ts';
import type { Sandbox } from '../sandbox.ts';
import { endCanceled } from './end-subscription.ts';
import { nextPeriodEnd } from './period.ts';

/** What Stripe does at the end of a period: invoices and charges the next one, or ends a cancelled subscription. */
export function renewSubscription(
  sandbox: Sandbox,
  subscription: Stripe.Subscription,
): Stripe.Subscription {
  if (subscription.cancel_at_period_end) return endCanceled(sandbox, subscription);
  const { billing_cycle_anchor: anchor, id } = subscription;
  const items = subscription.items.data.map((item) => {
    const start = item.current_period_end;
    const end = item.price.recurring ? nextPeriodEnd(anchor, start, item.price.recurring) : start;
    return { ...item, current_period_start: start, current_period_end: end };
  });
  const lines = items.map((item) => billedLine(sandbox, item));
  const intent = createPaymentIntent(sandbox, {
    amount: lines.reduce((sum, { line }) => sum + line.amount_total, 0),
    currency: subscription.currency,
    customer: String(subscription.customer),
    description: 'Subscription update',
    metadata: {},
    receiptEmail: null,
    setupFutureUsage: null,
  });
  const method = sandbox.need('payment_method', String(subscription.default_payment_method));
  const paid = chargeMethod(sandbox, intent, method);
  const invoice = createPaidInvoice(sandbox, {
    billingReason: 'subscription_cycle',
    customer: String(subscription.customer),
    intent: paid.intent,
    lines,
    metadata: {},
    subscription: { id, metadata: subscription.metadata },
  });
  const changes = {
    items: { ...subscription.items, data: items },
    latest_invoice: invoice.id,
  };
  return sandbox.change(subscription, changes, 'customer.subscription.updated');
}

function billedLine(sandbox: Sandbox, item: Stripe.SubscriptionItem): BilledLine {
  const { price, quantity = 1, tax_rates: rates, metadata } = item;
  const line = lineItem(sandbox, { price, quantity, rates: rates ?? [], metadata });
  return {
    line,
    period: { start: item.current_period_start, end: item.current_period_end },
    item: item.id,
  };
}
