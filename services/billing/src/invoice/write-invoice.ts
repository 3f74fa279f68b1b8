import { newId } from '@mobilytics/ids/new-id';
import type Stripe from 'stripe';
import { accountOfCustomer } from '../account/account-of-customer.ts';
import type { Tx } from '../context.ts';
import type { Fetched } from '../mirror/mirror-type.ts';
import { idOf, stripeTime } from '../mirror/stripe-time.ts';
import { laterReasons } from './invoice-kind.ts';
import { invoiceLineRow, invoiceRow } from './invoice-row.ts';
import { tellFailedInvoice } from './tell-failed-invoice.ts';
import { tellFinalized } from './tell-finalized.ts';

/** Writes an invoice with its lines, and says which order its payments are for. */
export async function writeInvoice({
  object: invoice,
  fetchedAt,
  tx,
}: Fetched<Stripe.Invoice>): Promise<void> {
  const account = await accountOfCustomer(tx, idOf(invoice.customer));
  if (!account) return;
  const { organizationId } = account;
  const row = { ...(await invoiceRow(tx.db, invoice)), fetchedAt };
  const { orderId, paymentIntentIds } = row;
  // A payment that is written at this moment is waited for, so that whoever comes second sees both.
  for (const id of paymentIntentIds.toSorted()) {
    await tx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${id}, 0))`;
  }
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
      ...{ organizationId, invoiceId, stripeLineId: line.id },
      ...invoiceLineRow(line, position),
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

/** A draft that was deleted at Stripe is no invoice any more. */
export async function removeInvoice({ id, tx }: { id: string; tx: Tx }): Promise<void> {
  await tx.db.invoice.deleteMany({ where: { stripeInvoiceId: id, state: 'DRAFT' } });
}
