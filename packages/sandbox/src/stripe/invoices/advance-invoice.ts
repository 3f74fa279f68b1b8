import type Stripe from 'stripe';
import { invalidRequest } from '../errors.ts';
import type { Sandbox } from '../sandbox.ts';
import { changeSubscription, isLiving } from '../subscriptions/change-subscription.ts';
import { subscriptionOf } from '../subscriptions/follow-invoice.ts';
import { collectPayment } from './collect-payment.ts';
import { finalizeInvoice } from './finalize-invoice.ts';
import { markDelinquent } from './settle-invoice.ts';

/** What becomes of a draft by itself: it is finalised and then charged or sent. */
export function advanceInvoice(sandbox: Sandbox, draft: Stripe.Invoice): Stripe.Invoice {
  const open = finalizeInvoice(sandbox, draft);
  if (open.status !== 'open') return open;
  if (open.collection_method === 'send_invoice') return sendInvoice(sandbox, open);
  collectPayment(sandbox, open, { isAutomatic: true });
  return sandbox.need('invoice', draft.id);
}

/** Stripe would write to the customer now; the sandbox only tells that it did. */
export function sendInvoice(sandbox: Sandbox, invoice: Stripe.Invoice): Stripe.Invoice {
  if (invoice.collection_method !== 'send_invoice')
    throw invalidRequest(
      'You can only manually send an invoice if its collection method is `send_invoice`.',
      { code: 'invoice_not_editable' },
    );
  const open = invoice.status === 'draft' ? finalizeInvoice(sandbox, invoice) : invoice;
  if (open.status === 'void' || open.status === 'uncollectible')
    throw invalidRequest(`You cannot send an invoice with a status of ${open.status}.`, {
      code: 'status_transition_invalid',
    });
  sandbox.emit('invoice.sent', open);
  return open;
}

/** A sent invoice ran over its date. */
export function markOverdue(sandbox: Sandbox, invoice: Stripe.Invoice): void {
  sandbox.emit('invoice.overdue', invoice);
  markDelinquent(sandbox, invoice, true);
  const subscription = subscriptionOf(sandbox, invoice);
  if (subscription && isLiving(subscription) && subscription.status !== 'past_due')
    changeSubscription(sandbox, subscription, { status: 'past_due' });
}
