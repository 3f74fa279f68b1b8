import type Stripe from 'stripe';
import { dunningOf } from '../invoices/dunning.ts';
import type { Sandbox } from '../sandbox.ts';
import { changeSubscription } from './change-subscription.ts';
import { endSubscription } from './end-subscription.ts';

export function subscriptionOf(
  sandbox: Sandbox,
  invoice: Stripe.Invoice,
): Stripe.Subscription | undefined {
  const id = invoice.parent?.subscription_details?.subscription;
  return id ? sandbox.store.get('subscription', String(id)) : undefined;
}

/** A first payment starts a subscription, and the payment of the newest invoice mends it. */
export function invoicePaid(sandbox: Sandbox, invoice: Stripe.Invoice): void {
  const subscription = subscriptionOf(sandbox, invoice);
  if (!subscription) return;
  const { status } = subscription;
  const isNewest = subscription.latest_invoice === invoice.id;
  const isLate =
    (status === 'past_due' || status === 'unpaid') && (isNewest || !owes(sandbox, subscription));
  if (status !== 'incomplete' && !isLate) return;
  const saves = subscription.payment_settings?.save_default_payment_method === 'on_subscription';
  const method = saves ? methodThatPaid(sandbox, invoice) : null;
  changeSubscription(sandbox, subscription, {
    status: 'active',
    ...(method && { default_payment_method: method }),
  });
}

function owes(sandbox: Sandbox, subscription: Stripe.Subscription): boolean {
  return sandbox.store
    .by('invoice', 'parent.subscription_details.subscription', subscription.id)
    .some(({ status }) => status === 'open');
}

function methodThatPaid(sandbox: Sandbox, invoice: Stripe.Invoice): string | null {
  const [payment] = sandbox.store
    .by('invoice_payment', 'invoice', invoice.id)
    .filter(({ status }) => status === 'paid');
  const intent = sandbox.store.get('payment_intent', String(payment?.payment.payment_intent));
  return intent?.payment_method ? String(intent.payment_method) : null;
}

/** A failed renewal makes a subscription late; after the last attempt the account's settings decide. */
export function invoiceFailed(sandbox: Sandbox, invoice: Stripe.Invoice, isLast: boolean): void {
  const subscription = subscriptionOf(sandbox, invoice);
  if (!subscription || !['active', 'past_due', 'trialing'].includes(subscription.status)) return;
  const { afterwards } = dunningOf(sandbox);
  if (!isLast || afterwards === 'past_due')
    changeSubscription(sandbox, subscription, { status: 'past_due' });
  else if (afterwards === 'unpaid') changeSubscription(sandbox, subscription, { status: 'unpaid' });
  else endSubscription(sandbox, subscription, { reason: 'payment_failed' });
}

/** Without its first invoice a subscription cannot start any more. */
export function invoiceClosed(sandbox: Sandbox, invoice: Stripe.Invoice): void {
  const subscription = subscriptionOf(sandbox, invoice);
  if (!subscription || invoice.status !== 'void') return;
  if (subscription.status === 'incomplete')
    changeSubscription(sandbox, subscription, {
      status: 'incomplete_expired',
      ended_at: sandbox.now(),
    });
  else if (subscription.status === 'past_due' && !owes(sandbox, subscription))
    changeSubscription(sandbox, subscription, { status: 'active' });
}
