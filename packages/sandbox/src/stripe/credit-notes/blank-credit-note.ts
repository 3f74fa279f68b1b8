import type Stripe from 'stripe';
import { newId } from '../ids.ts';
import { sum, sumByRate } from '../invoices/line-totals.ts';
import { listOf } from '../present.ts';
import type { Sandbox } from '../sandbox.ts';
import type { NewCreditNote } from './credit-note-params.ts';

/** A credit note with its sums, before it has any effect. */
export function blankCreditNote(
  sandbox: Sandbox,
  invoice: Stripe.Invoice,
  lines: Stripe.CreditNoteLineItem[],
  params: NewCreditNote,
): Stripe.CreditNote {
  const id = newId('cn');
  const subtotal = sum(lines.map(({ amount }) => amount));
  const discount = sum(lines.map(({ discount_amount: amount }) => amount));
  const taxes = lines.flatMap((line) => line.taxes ?? []);
  const taxOf = (behavior: string) =>
    sum(taxes.filter((tax) => tax.tax_behavior === behavior).map(({ amount }) => amount));
  const total = subtotal - discount + taxOf('exclusive');
  return {
    id,
    object: 'credit_note',
    amount: total,
    amount_shipping: 0,
    created: sandbox.now(),
    currency: invoice.currency,
    customer: String(invoice.customer),
    customer_account: null,
    customer_balance_transaction: null,
    discount_amount: discount,
    discount_amounts: lines.flatMap((line) => line.discount_amounts),
    effective_at: params.effective_at ?? sandbox.now(),
    invoice: invoice.id,
    lines: listOf(`/v1/credit_notes/${id}/lines`, lines),
    livemode: false,
    memo: params.memo || null,
    metadata: params.metadata ?? {},
    number: numberOf(sandbox, invoice),
    out_of_band_amount: params.out_of_band_amount || null,
    pdf: `${sandbox.baseUrl}/credit_notes/${id}/pdf`,
    post_payment_amount: 0,
    pre_payment_amount: 0,
    pretax_credit_amounts: [],
    reason: params.reason ?? null,
    refunds: [],
    shipping_cost: null,
    status: 'issued',
    subtotal,
    subtotal_excluding_tax: subtotal - taxOf('inclusive'),
    total,
    total_excluding_tax: subtotal - discount - taxOf('inclusive'),
    total_taxes: sumByRate(taxes),
    type: 'pre_payment',
    voided_at: null,
  };
}

/** Such as `A1B2C3D4-0001-CN-01`: counted per invoice, voided ones too. */
function numberOf(sandbox: Sandbox, invoice: Stripe.Invoice): string {
  const count = sandbox.store.by('credit_note', 'invoice', invoice.id).length + 1;
  return `${invoice.number}-CN-${String(count).padStart(2, '0')}`;
}
