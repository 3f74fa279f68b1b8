import type Stripe from 'stripe';
import { stripeTime } from '../mirror/stripe-time.ts';
import { revenueAccount } from './chart-of-accounts.ts';
import { fixedProducts } from './fixed-products.ts';
import { balanced, type Entry, entry, type Posting, reversed } from './posting.ts';
import {
  creditByAmount,
  dueOn,
  jurisdictionOfInvoice,
  type ProductFacts,
  productOf,
  type SaleFacts,
  saleEntries,
} from './sale-facts.ts';

/**
 * What a credit note moves: revenue and taxes back, against what was due, what is refunded, what the
 * customer's balance is given, or what was paid back outside Stripe. `invoice` is the invoice that is
 * credited, which knows the products; null while it is not mirrored.
 */
export function creditNotePostings(
  note: Stripe.CreditNote,
  invoice: Stripe.Invoice | null,
  facts: SaleFacts,
): Posting[] {
  const issued: Posting = {
    movement: 'issued',
    kind: 'CREDIT_NOTE_ISSUED',
    occurredAt: stripeTime(note.effective_at ?? note.created),
    currency: note.currency.toUpperCase(),
    entries: balanced([...creditedEntries(note, invoice, facts), ...givenEntries(note)]),
  };
  if (note.status !== 'void') return [issued];
  const voided: Posting = {
    ...issued,
    movement: 'voided',
    kind: 'CREDIT_NOTE_VOIDED',
    occurredAt: stripeTime(note.voided_at ?? note.created),
    entries: reversed(issued.entries),
  };
  return [issued, voided];
}

function creditedEntries(
  note: Stripe.CreditNote,
  invoice: Stripe.Invoice | null,
  facts: SaleFacts,
): Entry[] {
  const jurisdiction = invoice && jurisdictionOfInvoice(invoice);
  const lines = new Map(invoice?.lines.data.map((line) => [line.id, line]));
  const products = note.lines.data.map(({ invoice_line_item: id }): ProductFacts | null => {
    const line = lines.get(id ?? '');
    return line ? productOf(line, facts) : null;
  });
  // What rounds a note off belongs to what it credits; a note that names no line credits an amount.
  const ofNoLine = products.find((product) => product !== null) ?? creditByAmount;
  const isTaxed = note.lines.data.some(({ taxes }) => taxes?.some(({ amount }) => amount !== 0));
  const entries = note.lines.data.flatMap((credited, index) => {
    const product = products[index] ?? ofNoLine;
    const isExempt = products[index] === null && isTaxed ? false : undefined;
    const discount = credited.discount_amounts.reduce((sum, { amount }) => sum + amount, 0);
    const netMinor = credited.amount - discount;
    return saleEntries(
      { ...product, netMinor, taxes: credited.taxes, jurisdiction, isExempt },
      facts,
    );
  });
  const { shipping_cost: shipping } = note;
  if (shipping)
    entries.push(
      entry(revenueAccount('SHIPPING'), -shipping.amount_subtotal, {
        ...{ product: fixedProducts.SHIPPING.en, productKind: 'SHIPPING' },
        jurisdiction,
      }),
    );
  return reversed(entries).map((each) =>
    each.taxName === null ? { ...each, account: 'CREDIT_NOTES' } : each,
  );
}

/** Where the credit goes. What was paid and is not given back in another way is the customer's balance. */
function givenEntries(note: Stripe.CreditNote): Entry[] {
  const refunded = note.refunds.reduce((sum, { amount_refunded: amount }) => sum + amount, 0);
  const outside = note.out_of_band_amount ?? 0;
  return [
    entry('RECEIVABLE', -note.pre_payment_amount, dueOn(note.invoice)),
    entry('REFUNDS', -refunded),
    entry('OUT_OF_BAND', -outside),
    entry('CUSTOMER_CREDIT', -(note.post_payment_amount - refunded - outside)),
  ];
}
