import { newId } from '@mobilytics/ids/new-id';
import type Stripe from 'stripe';
import { accountOfCustomer } from '../account/account-of-customer.ts';
import type { Work } from '../context.ts';
import { type Fetched, mirrorObject } from '../mirror/mirror-object.ts';
import { idOf, stripeTime, stripeTimeOrNull } from '../mirror/stripe-time.ts';
import { fetchOptions } from '../stripe/fetch-options.ts';

/** What of a fetched invoice decides about an order. */
export interface MirroredInvoice {
  paymentIntentIds: string[];
  orderId: string | null;
}

/** Fetches an invoice with all its lines and payments, and writes it with its lines. */
export async function mirrorInvoice(
  work: Work,
  id: string,
  heardAt: Date | null = null,
): Promise<MirroredInvoice | null> {
  const { stripe } = work.services;
  return mirrorObject(
    work,
    id,
    async () => {
      const invoice = await stripe.invoices.retrieve(id, { expand: ['payments'] }, fetchOptions);
      // An invoice carries its first ten lines only.
      const lines: Stripe.InvoiceLineItem[] = [...invoice.lines.data];
      for (let more = invoice.lines.has_more; more; ) {
        const page = await stripe.invoices.listLineItems(
          id,
          { limit: 100, starting_after: lines.at(-1)?.id ?? '' },
          fetchOptions,
        );
        lines.push(...page.data);
        more = page.has_more;
      }
      return { ...invoice, lines: { ...invoice.lines, data: lines, has_more: false } };
    },
    writeInvoice,
    heardAt,
  );
}

async function writeInvoice({
  object: invoice,
  fetchedAt,
  tx,
}: Fetched<Stripe.Invoice>): Promise<MirroredInvoice> {
  const orderId =
    invoice.metadata?.order_id ?? invoice.parent?.subscription_details?.metadata?.order_id ?? null;
  const paymentIntentIds = (invoice.payments?.data ?? []).flatMap(
    ({ payment }) => idOf(payment.payment_intent) ?? [],
  );
  const account = await accountOfCustomer(tx, idOf(invoice.customer));
  if (!account) return { paymentIntentIds, orderId };
  const { organizationId } = account;
  const row = {
    orderId,
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
    fetchedAt,
  };
  const { id: invoiceId } = await tx.db.invoice.upsert({
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
    })),
  });
  return { paymentIntentIds, orderId };
}

const sumOf = (taxes: { amount: number }[] | null | undefined): number =>
  (taxes ?? []).reduce((total, { amount }) => total + amount, 0);
