import { newId } from '@mobilytics/ids/new-id';
import type Stripe from 'stripe';
import { accountOfCustomer } from '../account/account-of-customer.ts';
import type { Tx } from '../context.ts';
import type { Fetched } from '../mirror/mirror-type.ts';
import { idOf, stripeTime, stripeTimeOrNull } from '../mirror/stripe-time.ts';

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
  // Stripe puts no word of ours on the first payment of a subscription; its invoice has it.
  if (orderId !== null && invoice.billing_reason !== 'subscription_cycle') {
    await tx.db.payment.updateMany({
      where: { organizationId, orderId: null, stripePaymentIntentId: { in: paymentIntentIds } },
      data: { orderId },
    });
  }
}

/** A draft that was deleted at Stripe is no invoice any more. */
export async function removeInvoice({ id, tx }: { id: string; tx: Tx }): Promise<void> {
  await tx.db.invoice.deleteMany({ where: { stripeInvoiceId: id, state: 'DRAFT' } });
}

const sumOf = (taxes: { amount: number }[] | null | undefined): number =>
  (taxes ?? []).reduce((total, { amount }) => total + amount, 0);
