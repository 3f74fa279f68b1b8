import type { Invoice } from '../generated/prisma/client.ts';
import { currencyColumn, organizationColumn, totalColumns } from './export-columns.ts';
import { amount, beyond, defineExport, type ExportPeriod, instant, within } from './export-kind.ts';

type Row = Invoice;

const where = (period: ExportPeriod) => ({ ...within('issuedAt', period) });

/** Invoices that were issued in the period, as they are now; drafts are none. */
export const invoicesExport = defineExport<Row>({
  columns: [
    {
      name: 'invoice_id',
      en: 'Our id of the invoice.',
      fr: 'Notre identifiant de la facture.',
      of: ({ id }) => id,
    },
    {
      name: 'stripe_invoice_id',
      en: 'Stripe’s id.',
      fr: 'L’identifiant de Stripe.',
      of: ({ stripeInvoiceId }) => stripeInvoiceId,
    },
    {
      name: 'number',
      en: 'The number printed on it.',
      fr: 'Le numéro imprimé.',
      of: ({ number }) => number,
    },
    {
      name: 'state',
      en: 'DRAFT, OPEN, PAID, VOID or UNCOLLECTIBLE, as it is now.',
      fr: 'DRAFT, OPEN, PAID, VOID ou UNCOLLECTIBLE, à présent.',
      of: ({ state }) => state,
    },
    organizationColumn,
    {
      name: 'order_id',
      en: 'The order it is for.',
      fr: 'La commande qu’elle facture.',
      of: ({ orderId }) => orderId,
    },
    {
      name: 'issued_at',
      en: 'When it was issued, UTC.',
      fr: 'Quand elle a été émise, UTC.',
      of: ({ issuedAt }) => instant(issuedAt),
    },
    {
      name: 'due_at',
      en: 'When it is due, UTC; empty where it is charged at once.',
      fr: 'Quand elle est due, UTC; vide si elle est débitée aussitôt.',
      of: ({ dueAt }) => instant(dueAt),
    },
    {
      name: 'paid_at',
      en: 'When it was paid in full, UTC.',
      fr: 'Quand elle a été payée en entier, UTC.',
      of: ({ paidAt }) => instant(paidAt),
    },
    ...totalColumns,
    {
      name: 'amount_paid',
      en: 'What was paid of it.',
      fr: 'Ce qui en a été payé.',
      of: ({ amountPaidMinor, currency }) => amount(amountPaidMinor, currency),
    },
    {
      name: 'amount_due',
      en: 'What is still to be paid.',
      fr: 'Ce qui reste à payer.',
      of: ({ amountDueMinor, currency }) => amount(amountDueMinor, currency),
    },
    currencyColumn,
  ],
  count: (db, period) => db.invoice.count({ where: where(period) }),
  page: (db, period, after, take) =>
    db.invoice.findMany({
      where: { AND: [where(period), beyond('issuedAt', after)] },
      orderBy: [{ issuedAt: 'asc' }, { id: 'asc' }],
      take,
    }),
  cursorOf: ({ issuedAt, id }) => ({ at: (issuedAt ?? new Date(0)).toISOString(), id }),
});
