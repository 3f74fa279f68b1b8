import type Stripe from 'stripe';
import { invalidRequest } from '../errors.ts';
import type { Sandbox } from '../sandbox.ts';
import { changeCustomerBalance } from './customer-balance.ts';
import { openInvoicePayment } from './invoice-payment.ts';
import { planInvoice } from './plan-invoice.ts';
import { afterBalance, recalculate } from './recalculate.ts';
import { settleInvoice } from './settle-invoice.ts';
import { withUsage } from './usage-line.ts';

interface Finalization {
  autoAdvance?: boolean;
  /** A payment that was made before its invoice, as Checkout does. */
  isPaidElsewhere?: boolean;
}

/** Gives a draft its number; what is left to pay is nothing more to decide about. */
export function finalizeInvoice(
  sandbox: Sandbox,
  draft: Stripe.Invoice,
  { autoAdvance = draft.auto_advance ?? false, isPaidElsewhere = false }: Finalization = {},
): Stripe.Invoice {
  if (draft.status !== 'draft')
    throw invalidRequest(
      "This invoice is already finalized, you can't re-finalize a non-draft invoice.",
      {
        code: 'invoice_not_editable',
      },
    );
  const { rates } = sandbox.need('sandbox.invoice', draft.id);
  const totals = recalculate(sandbox, withUsage(sandbox, draft), rates);
  // What was paid before is paid in full: the customer's balance has no part in it.
  const { amountDue, endingBalance } = isPaidElsewhere
    ? { amountDue: totals.total, endingBalance: totals.starting_balance }
    : afterBalance(totals.total, totals.starting_balance, draft.collection_method);
  const link = `${sandbox.baseUrl}/i/${draft.id.replace(/^in_/, '')}`;
  const changes: Partial<Stripe.Invoice> = {
    ...totals,
    amount_due: amountDue,
    amount_remaining: amountDue,
    auto_advance: autoAdvance,
    automatically_finalizes_at: null,
    effective_at: draft.effective_at ?? sandbox.now(),
    ending_balance: endingBalance,
    hosted_invoice_url: link,
    invoice_pdf: `${link}/pdf`,
    number: draft.number ?? takeNumber(sandbox, draft),
    status: 'open',
    status_transitions: { ...draft.status_transitions, finalized_at: sandbox.now() },
  };
  const open = sandbox.change(draft, changes, 'invoice.finalized');
  planInvoice(sandbox, open);
  applyBalance(sandbox, open, endingBalance, amountDue);
  if (amountDue === 0) return settleInvoice(sandbox, open);
  if (!isPaidElsewhere) openInvoicePayment(sandbox, open);
  return open;
}

function takeNumber(sandbox: Sandbox, draft: Stripe.Invoice): string {
  const customer = sandbox.need('customer', String(draft.customer));
  const sequence = customer.next_invoice_sequence ?? 1;
  const changes = { currency: draft.currency, next_invoice_sequence: sequence + 1 };
  sandbox.change(customer, changes, 'customer.updated');
  return `${customer.invoice_prefix}-${String(sequence).padStart(4, '0')}`;
}

function applyBalance(
  sandbox: Sandbox,
  open: Stripe.Invoice,
  endingBalance: number,
  amountDue: number,
): void {
  const change = endingBalance - open.starting_balance;
  if (change === 0) return;
  changeCustomerBalance(sandbox, String(open.customer), {
    amount: change,
    currency: open.currency,
    invoice: open.id,
    type: amountDue === 0 && endingBalance > 0 ? 'invoice_too_small' : 'applied_to_invoice',
  });
}
