import type Stripe from 'stripe';
import { invalidRequest } from '../errors.ts';
import type { Sandbox } from '../sandbox.ts';
import { invoiceClosed } from '../subscriptions/follow-invoice.ts';
import { planTasks } from '../time/tasks.ts';
import { changeCustomerBalance } from './customer-balance.ts';
import { cancelInvoicePayments } from './invoice-payment.ts';
import { changeInvoice, clockOf } from './plan-invoice.ts';
import { markDelinquent } from './settle-invoice.ts';

/** Takes an open invoice back; the customer's balance that it used up returns. */
export function voidInvoice(sandbox: Sandbox, invoice: Stripe.Invoice): Stripe.Invoice {
  if (invoice.status !== 'open' && invoice.status !== 'uncollectible')
    throw invalidRequest(
      `You can only pass in open or uncollectible invoices. This invoice has a status of ${invoice.status}.`,
      { code: 'status_transition_invalid' },
    );
  if (invoice.amount_paid > 0)
    throw invalidRequest("You can't void an invoice that was partly paid.", {
      code: 'status_transition_invalid',
    });
  cancelInvoicePayments(sandbox, invoice);
  const used = (invoice.ending_balance ?? 0) - invoice.starting_balance;
  if (used !== 0)
    changeCustomerBalance(sandbox, String(invoice.customer), {
      amount: -used,
      currency: invoice.currency,
      invoice: invoice.id,
      type: 'unapplied_from_invoice',
    });
  const changes: Partial<Stripe.Invoice> = {
    auto_advance: false,
    next_payment_attempt: null,
    status: 'void',
    status_transitions: { ...invoice.status_transitions, voided_at: sandbox.now() },
  };
  const closed = changeInvoice(sandbox, invoice, changes, 'invoice.voided');
  invoiceClosed(sandbox, closed);
  return closed;
}

/** Gives up hope for an open invoice; it can still be paid or voided. */
export function markUncollectible(sandbox: Sandbox, invoice: Stripe.Invoice): Stripe.Invoice {
  if (invoice.status !== 'open')
    throw invalidRequest(
      `You can only mark an open invoice as uncollectible. This invoice has a status of ${invoice.status}.`,
      { code: 'status_transition_invalid' },
    );
  const changes: Partial<Stripe.Invoice> = {
    auto_advance: false,
    next_payment_attempt: null,
    status: 'uncollectible',
    status_transitions: { ...invoice.status_transitions, marked_uncollectible_at: sandbox.now() },
  };
  const closed = changeInvoice(sandbox, invoice, changes, 'invoice.marked_uncollectible');
  markDelinquent(sandbox, closed, false);
  return closed;
}

/** Only a draft of no subscription can be deleted; what waited for an invoice waits again. */
export function deleteDraft(sandbox: Sandbox, invoice: Stripe.Invoice): Stripe.DeletedInvoice {
  if (invoice.status !== 'draft')
    throw invalidRequest('You can only delete draft invoices.', { code: 'invoice_not_editable' });
  if (invoice.parent?.subscription_details && invoice.billing_reason !== 'manual')
    throw invalidRequest('You cannot delete invoices created by subscriptions.', {
      code: 'invoice_not_editable',
    });
  const { pulled } = sandbox.need('sandbox.invoice', invoice.id);
  for (const item of sandbox.store.by('invoiceitem', 'invoice', invoice.id)) {
    if (pulled.includes(item.id)) sandbox.store.put({ ...item, invoice: null });
    else deleteInvoiceItem(sandbox, item);
  }
  planTasks(sandbox, invoice.id, clockOf(invoice), {});
  const tombstone: Stripe.DeletedInvoice = { id: invoice.id, object: 'invoice', deleted: true };
  sandbox.store.put(tombstone as unknown as Stripe.Invoice);
  sandbox.emit('invoice.deleted', invoice);
  return tombstone;
}

export function deleteInvoiceItem(
  sandbox: Sandbox,
  item: Stripe.InvoiceItem,
): Stripe.DeletedInvoiceItem {
  const tombstone: Stripe.DeletedInvoiceItem = {
    id: item.id,
    object: 'invoiceitem',
    deleted: true,
  };
  sandbox.store.put(tombstone as unknown as Stripe.InvoiceItem);
  sandbox.emit('invoiceitem.deleted', item);
  return tombstone;
}
