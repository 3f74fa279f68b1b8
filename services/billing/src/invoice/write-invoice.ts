import { newId } from '@mobilytics/ids/new-id';
import type Stripe from 'stripe';
import { accountOfCustomer } from '../account/account-of-customer.ts';
import type { Tx } from '../context.ts';
import type { Fetched } from '../mirror/mirror-type.ts';
import { idOf, stripeTime, stripeTimeOrNull } from '../mirror/stripe-time.ts';
import { isProrated } from '../subscription/preview-line.ts';
import { laterReasons } from './invoice-kind.ts';
import type { KeptTax } from './tax-of.ts';
import { tellFailedInvoice } from './tell-failed-invoice.ts';
import { tellFinalized } from './tell-finalized.ts';

/** Writes an invoice with its lines, and says which order its payments are for. */
export async function writeInvoice({
  object: invoice,
  fetchedAt,
  tx,
}: Fetched<Stripe.Invoice>): Promise<void> {
  const orderId =
    invoice.metadata?.order_id ?? invoice.parent?.subscription_details?.metadata?.order_id ?? null;
  const paymentIntentIds = (invoice.payments?.data ?? []).flatMap(
    ({ payment }) => idOf(payment.payment_intent) ?? [],
  );
  const account = await accountOfCustomer(tx, idOf(invoice.customer));
  if (!account) return;
  const { organizationId } = account;
  // A payment that is written at this moment is waited for, so that whoever comes second sees both.
  for (const id of paymentIntentIds.toSorted()) {
    await tx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${id}, 0))`;
  }
  const row = {
    orderId,
    paymentIntentIds,
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
    purchaseOrderNumber: (await numberOfOrder(tx, invoice, orderId)) ?? numberOnPaper(invoice),
    taxes: keptTaxes(invoice.total_taxes),
    voidedAt: stripeTimeOrNull(invoice.status_transitions.voided_at),
    pdfUrl: invoice.invoice_pdf ?? null,
    campaignId: invoice.metadata?.campaign_id ?? null,
    fetchedAt,
  };
  const earlier = await tx.db.invoice.findUnique({ where: { stripeInvoiceId: invoice.id } });
  const written = await tx.db.invoice.upsert({
    where: { stripeInvoiceId: invoice.id },
    create: {
      id: newId('inv', stripeTime(invoice.created)),
      organizationId,
      stripeInvoiceId: invoice.id,
      createdAt: stripeTime(invoice.created),
      ...row,
    },
    update: row,
  });
  const { id: invoiceId } = written;
  await tx.db.invoiceLine.deleteMany({ where: { invoiceId } });
  await tx.db.invoiceLine.createMany({
    data: invoice.lines.data.map((line, position) => ({
      id: newId('iln'),
      organizationId,
      invoiceId,
      stripeLineId: line.id,
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
    })),
  });
  await tellFinalized(tx, written, earlier);
  await tellFailedInvoice(tx, written);
  // Stripe puts no word of ours on the first payment of a subscription; its invoice has it.
  if (orderId !== null && !laterReasons.includes(invoice.billing_reason ?? '')) {
    await tx.db.payment.updateMany({
      where: { organizationId, orderId: null, stripePaymentIntentId: { in: paymentIntentIds } },
      data: { orderId },
    });
  }
}

/** An order has a number of its own, which Stripe's page of a plan cannot print. */
async function numberOfOrder(
  tx: Tx,
  { billing_reason: reason }: Stripe.Invoice,
  orderId: string | null,
): Promise<string | null> {
  if (orderId === null || laterReasons.includes(reason ?? '')) return null;
  const order = await tx.db.payableOrder.findUnique({ where: { orderId } });
  return order?.purchaseOrderNumber ?? null;
}

const numberOnPaper = ({ custom_fields: fields }: Stripe.Invoice): string | null =>
  fields?.find(({ name }) => name.startsWith('PO number'))?.value ?? null;

/** A draft that was deleted at Stripe is no invoice any more. */
export async function removeInvoice({ id, tx }: { id: string; tx: Tx }): Promise<void> {
  await tx.db.invoice.deleteMany({ where: { stripeInvoiceId: id, state: 'DRAFT' } });
}

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
