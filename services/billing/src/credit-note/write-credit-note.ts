import { newId } from '@mobilytics/ids/new-id';
import type Stripe from 'stripe';
import { accountOfCustomer } from '../account/account-of-customer.ts';
import type { Tx } from '../context.ts';
import type { CreditNote } from '../generated/prisma/client.ts';
import type { Fetched } from '../mirror/mirror-type.ts';
import { idOf, stripeTime, stripeTimeOrNull } from '../mirror/stripe-time.ts';

/** Writes our rows of a fetched credit note. Null for one of a customer that nobody here knows. */
export async function writeCreditNote({
  object: note,
  fetchedAt,
  tx,
}: Fetched<Stripe.CreditNote>): Promise<CreditNote | null> {
  const account = await accountOfCustomer(tx, idOf(note.customer));
  const stripeInvoiceId = idOf(note.invoice);
  const invoice =
    stripeInvoiceId && (await tx.db.invoice.findUnique({ where: { stripeInvoiceId } }));
  if (!account || !invoice) return null;
  const { organizationId } = account;
  const row = { ...creditNoteRow(note), invoiceId: invoice.id, fetchedAt };
  const written = await tx.db.creditNote.upsert({
    where: { stripeCreditNoteId: note.id },
    create: {
      id: newId('crn', stripeTime(note.created)),
      organizationId,
      stripeCreditNoteId: note.id,
      createdAt: stripeTime(note.created),
      ...row,
    },
    update: row,
  });
  await writeLines(tx, written, note);
  return written;
}

/** What our row of a credit note holds of what Stripe says of it. */
export function creditNoteRow(note: Stripe.CreditNote) {
  const stripeRefundIds = note.refunds.flatMap(({ refund }) => idOf(refund) ?? []);
  const moneyRequestId = note.metadata?.request_id ?? null;
  const refundedMinor = note.refunds.reduce((sum, refund) => sum + refund.amount_refunded, 0);
  const outOfBandMinor = note.out_of_band_amount ?? 0;
  return {
    ...{ moneyRequestId, number: note.number, memo: note.memo },
    state: note.status.toUpperCase(),
    type: note.type.toUpperCase(),
    stripeReason: note.reason?.toUpperCase() ?? null,
    currency: note.currency.toUpperCase(),
    totalMinor: note.total,
    taxMinor: sumOf(note.total_taxes),
    ...{ refundedMinor, outOfBandMinor, stripeRefundIds },
    balanceMinor: Math.max(0, note.post_payment_amount - refundedMinor - outOfBandMinor),
    pdfUrl: note.pdf,
    voidedAt: stripeTimeOrNull(note.voided_at),
  };
}

async function writeLines(
  tx: Tx,
  { id: creditNoteId, organizationId }: CreditNote,
  { lines }: Stripe.CreditNote,
): Promise<void> {
  await tx.db.creditNoteLine.deleteMany({ where: { creditNoteId } });
  await tx.db.creditNoteLine.createMany({
    data: lines.data.map((line, position) => ({
      id: newId('cnl'),
      ...{ organizationId, creditNoteId, stripeLineId: line.id },
      ...creditNoteLineRow(line, position),
    })),
  });
}

/** What our row of one of its lines holds. */
export const creditNoteLineRow = (line: Stripe.CreditNoteLineItem, position: number) => ({
  position,
  stripeInvoiceLineId: line.invoice_line_item ?? null,
  description: line.description ?? '',
  quantity: line.quantity,
  netMinor: line.amount,
  taxMinor: sumOf(line.taxes),
});

const sumOf = (taxes: { amount: number }[] | null): number =>
  (taxes ?? []).reduce((sum, { amount }) => sum + amount, 0);
