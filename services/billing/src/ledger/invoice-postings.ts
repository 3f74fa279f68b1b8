import type Stripe from 'stripe';
import { stripeTime } from '../mirror/stripe-time.ts';
import { fixedProducts } from './fixed-products.ts';
import { balanced, type Entry, entry, type Posting, reversed, shareOf } from './posting.ts';
import {
  dueOn,
  jurisdictionOfInvoice,
  productOf,
  type SaleFacts,
  saleEntries,
} from './sale-facts.ts';

/**
 * What an invoice moves: what is earned and due when it is finalised, what pays it, and what takes the
 * claim back. Drafts move nothing. What the customer's balance pays is told by its own transactions.
 * What stays due on the invoice is, at any time, what Stripe says remains of an open one.
 */
export function invoicePostings(invoice: Stripe.Invoice, facts: SaleFacts): Posting[] {
  const { finalized_at: finalizedAt } = invoice.status_transitions;
  if (invoice.status === 'draft' || finalizedAt === null) return [];
  const currency = invoice.currency.toUpperCase();
  const finalized: Posting = {
    movement: 'finalized',
    kind: 'INVOICE_FINALIZED',
    occurredAt: stripeTime(finalizedAt),
    currency,
    entries: finalizedEntries(invoice, facts),
  };
  return [finalized, ...paid(invoice, currency), ...takenBack(invoice, finalized)];
}

function finalizedEntries(invoice: Stripe.Invoice, facts: SaleFacts): Entry[] {
  const jurisdiction = jurisdictionOfInvoice(invoice);
  const lines = invoice.lines.data.flatMap((line) =>
    saleEntries(
      {
        ...productOf(line, facts),
        netMinor: line.amount - sum(line.discount_amounts),
        taxes: line.taxes,
        jurisdiction,
      },
      facts,
    ),
  );
  const { shipping_cost: shipping } = invoice;
  const shippingEntries = shipping
    ? [
        entry('REVENUE_SHIPPING', -shipping.amount_subtotal, {
          ...{ product: fixedProducts.SHIPPING.en, productKind: 'SHIPPING', jurisdiction },
        }),
      ]
    : [];
  return balanced([
    entry('RECEIVABLE', invoice.total, dueOn(invoice)),
    ...lines,
    ...shippingEntries,
  ]);
}

function paid(invoice: Stripe.Invoice, currency: string): Posting[] {
  const payments = (invoice.payments?.data ?? []).filter(
    ({ status, amount_paid: amount }) => status === 'paid' && amount !== null && amount !== 0,
  );
  const isOutside = (payment: Stripe.InvoicePayment) => payment.payment.type === 'payment_record';
  const postings = payments.map((payment): Posting => {
    const amount = payment.amount_paid ?? 0;
    const outside = isOutside(payment);
    return {
      movement: `payment:${payment.id}`,
      kind: outside ? 'INVOICE_PAID_OUT_OF_BAND' : 'INVOICE_PAID',
      occurredAt: stripeTime(payment.status_transitions.paid_at ?? payment.created),
      currency,
      entries: [
        entry(outside ? 'OUT_OF_BAND' : 'UNAPPLIED_PAYMENTS', amount),
        entry('RECEIVABLE', -amount, dueOn(invoice)),
      ],
    };
  });
  const told = payments
    .filter(isOutside)
    .reduce((all, { amount_paid }) => all + (amount_paid ?? 0), 0);
  const offStripe = (invoice.amount_paid_off_stripe ?? 0) - told;
  if (offStripe === 0) return postings;
  return [
    ...postings,
    {
      movement: 'paid_out_of_band',
      kind: 'INVOICE_PAID_OUT_OF_BAND',
      occurredAt: stripeTime(invoice.status_transitions.paid_at ?? invoice.created),
      currency,
      entries: [entry('OUT_OF_BAND', offStripe), entry('RECEIVABLE', -offStripe, dueOn(invoice))],
    },
  ];
}

/** A void invoice was never owed, but for what credit notes took back before; an uncollectible one is lost. */
function takenBack(invoice: Stripe.Invoice, finalized: Posting): Posting[] {
  const { currency } = finalized;
  const { voided_at: voidedAt, marked_uncollectible_at: lostAt } = invoice.status_transitions;
  if (invoice.status === 'void') {
    const left = invoice.total - invoice.pre_payment_credit_notes_amount;
    return [
      {
        movement: 'voided',
        kind: 'INVOICE_VOIDED',
        occurredAt: stripeTime(voidedAt ?? invoice.created),
        currency,
        entries: left === 0 ? [] : shareOf(reversed(finalized.entries), left, invoice.total),
      },
    ];
  }
  if (invoice.status !== 'uncollectible' || invoice.amount_remaining === 0) return [];
  return [
    {
      movement: 'written_off',
      kind: 'INVOICE_WRITTEN_OFF',
      occurredAt: stripeTime(lostAt ?? invoice.created),
      currency,
      entries: [
        entry('BAD_DEBT', invoice.amount_remaining),
        entry('RECEIVABLE', -invoice.amount_remaining, dueOn(invoice)),
      ],
    },
  ];
}

const sum = (amounts: readonly { amount: number }[] | null | undefined): number =>
  (amounts ?? []).reduce((total, { amount }) => total + amount, 0);
