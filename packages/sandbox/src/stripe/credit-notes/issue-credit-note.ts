import type Stripe from 'stripe';
import { invalidRequest } from '../errors.ts';
import { changeCustomerBalance } from '../invoices/customer-balance.ts';
import { paymentsOf } from '../invoices/invoice-payment.ts';
import { changeInvoice } from '../invoices/plan-invoice.ts';
import { settleInvoice } from '../invoices/settle-invoice.ts';
import { refundCharge } from '../payments/refund-charge.ts';
import type { Sandbox } from '../sandbox.ts';
import { blankCreditNote } from './blank-credit-note.ts';
import { creditLines } from './credit-lines.ts';
import type { NewCreditNote } from './credit-note-params.ts';

/**
 * Credits a finalised invoice. What is still to be paid of it is lowered first; the rest goes back
 * as refunds, as credit on the customer's balance, or outside of Stripe, and must be told exactly.
 */
export function issueCreditNote(
  sandbox: Sandbox,
  params: NewCreditNote,
  { isPreview = false } = {},
): Stripe.CreditNote {
  const invoice = sandbox.need('invoice', params.invoice, 'invoice');
  if (invoice.status !== 'open' && invoice.status !== 'paid')
    throw invalidRequest(
      `You can only create credit notes for open or paid invoices. This invoice has a status of ${invoice.status}.`,
      { param: 'invoice' },
    );
  const lines = creditLines(sandbox, invoice, params.lines ?? wholeAmount(params));
  const draft = blankCreditNote(sandbox, invoice, lines, params);
  if (params.lines && params.amount !== undefined && params.amount !== draft.total)
    throw invalidRequest(
      `The amount ${params.amount} differs from the sum of the lines with their taxes, ${draft.total}.`,
      { param: 'amount' },
    );
  checkTotal(invoice, draft);
  const before = invoice.status === 'open' ? Math.min(draft.total, invoice.amount_remaining) : 0;
  const after = draft.total - before;
  // A preview tells the sum first; where it goes may be told with it, but need not.
  if (!isPreview || isSplitTold(params)) checkSplit(sandbox, params, after);
  const note: Stripe.CreditNote = {
    ...draft,
    post_payment_amount: after,
    pre_payment_amount: before,
    type: after === 0 ? 'pre_payment' : before === 0 ? 'post_payment' : 'mixed',
  };
  sandbox.store.put(note);
  const credit = params.credit_amount
    ? changeCustomerBalance(sandbox, String(invoice.customer), {
        amount: -params.credit_amount,
        currency: invoice.currency,
        type: 'credit_note',
        creditNote: note.id,
        invoice: invoice.id,
      }).id
    : null;
  const refunds = [
    ...linkedRefunds(sandbox, params),
    ...newRefunds(sandbox, invoice, params.refund_amount ?? 0),
  ];
  const issued = sandbox.store.put<Stripe.CreditNote>({
    ...note,
    customer_balance_transaction: credit,
    refunds,
  });
  sandbox.emit('credit_note.created', issued);
  applyToInvoice(sandbox, invoice, before, after);
  return issued;
}

/** A note over an amount alone has one line of its own. */
function wholeAmount({ amount }: NewCreditNote): NonNullable<NewCreditNote['lines']> {
  if (amount === undefined)
    throw invalidRequest('You must pass one of `amount`, `lines`, or `shipping_cost`.', {
      code: 'parameter_missing',
      param: 'amount',
    });
  return [{ type: 'custom_line_item', quantity: 1, unit_amount: amount }];
}

function checkTotal(invoice: Stripe.Invoice, { total }: Stripe.CreditNote): void {
  const credited =
    invoice.pre_payment_credit_notes_amount + invoice.post_payment_credit_notes_amount;
  const left = invoice.total - credited;
  if (total > left)
    throw invalidRequest(
      `The sum of credit notes (${credited + total}) cannot exceed the invoice's total (${invoice.total}): ${left} is left to credit.`,
      { param: 'amount' },
    );
}

const isSplitTold = (params: NewCreditNote): boolean =>
  params.credit_amount !== undefined ||
  params.out_of_band_amount !== undefined ||
  params.refund_amount !== undefined ||
  params.refunds !== undefined;

function checkSplit(sandbox: Sandbox, params: NewCreditNote, after: number): void {
  const linked = linkedRefunds(sandbox, params).reduce(
    (sum, each) => sum + each.amount_refunded,
    0,
  );
  const told =
    linked +
    (params.credit_amount ?? 0) +
    (params.refund_amount ?? 0) +
    (params.out_of_band_amount ?? 0);
  if (told !== after)
    throw invalidRequest(
      `The sum of credit amount, refund amount and out of band amount (${told}) must equal the post payment amount of the credit note (${after}).`,
    );
}

function linkedRefunds(
  sandbox: Sandbox,
  { refunds = [] }: NewCreditNote,
): Stripe.CreditNote.Refund[] {
  return refunds.map(({ refund: id, amount_refunded: wanted }, index) => {
    const refund = sandbox.need('refund', id, `refunds[${index}][refund]`);
    return {
      amount_refunded: wanted ?? refund.amount,
      payment_record_refund: null,
      refund: id,
      type: 'refund',
    };
  });
}

/** Refunds over the invoice's payments, the latest first, until the amount is given back. */
function newRefunds(
  sandbox: Sandbox,
  invoice: Stripe.Invoice,
  wanted: number,
): Stripe.CreditNote.Refund[] {
  const made: Stripe.CreditNote.Refund[] = [];
  let left = wanted;
  for (const { payment, status } of paymentsOf(sandbox, invoice.id).reverse()) {
    const intent = sandbox.store.get('payment_intent', String(payment.payment_intent));
    const charge = sandbox.store.get('charge', String(intent?.latest_charge));
    if (left === 0 || status !== 'paid' || !charge) continue;
    const amount = Math.min(left, charge.amount_captured - charge.amount_refunded);
    if (amount <= 0) continue;
    const refund = refundCharge(sandbox, charge, { amount });
    left -= amount;
    made.push({
      amount_refunded: amount,
      payment_record_refund: null,
      refund: refund.id,
      type: 'refund',
    });
  }
  if (left > 0)
    throw invalidRequest(
      `The refund amount (${wanted}) is more than the ${wanted - left} that can be refunded of this invoice's payments.`,
      { param: 'refund_amount' },
    );
  return made;
}

function applyToInvoice(
  sandbox: Sandbox,
  invoice: Stripe.Invoice,
  before: number,
  after: number,
): void {
  const changed = changeInvoice(sandbox, invoice, {
    amount_due: invoice.amount_due - before,
    amount_remaining: invoice.amount_remaining - before,
    post_payment_credit_notes_amount: invoice.post_payment_credit_notes_amount + after,
    pre_payment_credit_notes_amount: invoice.pre_payment_credit_notes_amount + before,
  });
  if (changed.status === 'open' && changed.amount_remaining === 0) settleInvoice(sandbox, changed);
}

/** Takes a note back; only where the invoice still waits for its payment. */
export function voidCreditNote(sandbox: Sandbox, note: Stripe.CreditNote): Stripe.CreditNote {
  const invoice = sandbox.need('invoice', String(note.invoice));
  if (note.status === 'void') throw invalidRequest('This credit note has already been voided.');
  if (invoice.status !== 'open' || note.type !== 'pre_payment')
    throw invalidRequest(
      'You can only void a credit note that lowered what is to be paid of an invoice that is still open.',
    );
  const changes = { status: 'void', voided_at: sandbox.now() };
  const voided = sandbox.change(note, changes, 'credit_note.voided');
  changeInvoice(sandbox, invoice, {
    amount_due: invoice.amount_due + note.total,
    amount_remaining: invoice.amount_remaining + note.total,
    pre_payment_credit_notes_amount: invoice.pre_payment_credit_notes_amount - note.total,
  });
  return voided;
}
