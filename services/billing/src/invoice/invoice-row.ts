import type Stripe from 'stripe';
import type { Database } from '../context.ts';
import { idOf, stripeTime, stripeTimeOrNull } from '../mirror/stripe-time.ts';
import { isProrated } from '../subscription/preview-line.ts';
import { laterReasons } from './invoice-kind.ts';
import type { KeptTax } from './tax-of.ts';

/** What our row of an invoice holds. */
export async function invoiceRow(db: Database, invoice: Stripe.Invoice) {
  const orderId = orderOfInvoice(invoice);
  return {
    orderId,
    paymentIntentIds: paymentIntentsOf(invoice),
    billingReason: invoice.billing_reason,
    stripeSubscriptionId: idOf(invoice.parent?.subscription_details?.subscription),
    collectionMethod: invoice.collection_method,
    dueAt: stripeTimeOrNull(invoice.due_date),
    attemptCount: invoice.attempt_count,
    nextAttemptAt: stripeTimeOrNull(invoice.next_payment_attempt),
    number: invoice.number,
    state: (invoice.status ?? 'draft').toUpperCase(),
    currency: invoice.currency.toUpperCase(),
    totalMinor: invoice.total,
    taxMinor: sumOf(invoice.total_taxes),
    amountDueMinor: invoice.amount_remaining,
    amountPaidMinor: invoice.amount_paid,
    hostedUrl: invoice.hosted_invoice_url ?? null,
    issuedAt: stripeTimeOrNull(invoice.status_transitions.finalized_at),
    paidAt: stripeTimeOrNull(invoice.status_transitions.paid_at),
    subtotalMinor: invoice.subtotal,
    startingBalanceMinor: invoice.starting_balance,
    endingBalanceMinor: invoice.ending_balance ?? invoice.starting_balance,
    paidOffStripeMinor: invoice.amount_paid_off_stripe ?? 0,
    purchaseOrderNumber: (await numberOfOrder(db, invoice, orderId)) ?? numberOnPaper(invoice),
    taxes: keptTaxes(invoice.total_taxes),
    voidedAt: stripeTimeOrNull(invoice.status_transitions.voided_at),
    pdfUrl: invoice.invoice_pdf ?? null,
    campaignId: invoice.metadata?.campaign_id ?? null,
  };
}

/** What our row of one of its lines holds. */
export const invoiceLineRow = (line: Stripe.InvoiceLineItem, position: number) => ({
  position,
  description: line.description ?? '',
  quantity: line.quantity ?? 1,
  netMinor: line.amount,
  taxMinor: sumOf(line.taxes),
  periodStart: stripeTime(line.period.start),
  periodEnd: stripeTime(line.period.end),
  stripeSubscriptionId: subscriptionOfLine(line),
  stripeItemId: line.parent?.subscription_item_details?.subscription_item ?? null,
  isProration: isProrated(line),
  unitAmountMinor: wholeOrNull(line.pricing?.unit_amount_decimal),
  taxes: keptTaxes(line.taxes),
});

const orderOfInvoice = ({ metadata, parent }: Stripe.Invoice): string | null =>
  metadata?.order_id ?? parent?.subscription_details?.metadata?.order_id ?? null;

const paymentIntentsOf = ({ payments }: Stripe.Invoice): string[] =>
  (payments?.data ?? []).flatMap(({ payment }) => idOf(payment.payment_intent) ?? []);

/** An order has a number of its own, which Stripe's page of a plan cannot print. */
async function numberOfOrder(
  db: Database,
  { billing_reason: reason }: Stripe.Invoice,
  orderId: string | null,
): Promise<string | null> {
  if (orderId === null || laterReasons.includes(reason ?? '')) return null;
  const order = await db.payableOrder.findUnique({ where: { orderId } });
  return order?.purchaseOrderNumber ?? null;
}

const numberOnPaper = ({ custom_fields: fields }: Stripe.Invoice): string | null =>
  fields?.find(({ name }) => name.startsWith('PO number'))?.value ?? null;

interface StripeTax {
  amount: number;
  tax_rate_details: { tax_rate: string } | null;
}

const keptTaxes = (taxes: StripeTax[] | null | undefined) =>
  (taxes ?? []).map(({ amount, tax_rate_details: details }) => ({
    ...({ rateId: details?.tax_rate ?? null, amountMinor: amount } satisfies KeptTax),
  }));

const subscriptionOfLine = ({ parent }: Stripe.InvoiceLineItem): string | null =>
  idOf(
    parent?.subscription_item_details?.subscription ?? parent?.invoice_item_details?.subscription,
  );

/** A price in fractions of the smallest unit is told by the line's amount alone. */
function wholeOrNull(decimal: { toString(): string } | null | undefined): number | null {
  const amount = Number(decimal ?? Number.NaN);
  return Number.isSafeInteger(amount) ? amount : null;
}

const sumOf = (taxes: { amount: number }[] | null | undefined): number =>
  (taxes ?? []).reduce((total, { amount }) => total + amount, 0);
