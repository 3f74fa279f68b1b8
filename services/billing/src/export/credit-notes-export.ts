import type { CreditNote } from '../generated/prisma/client.ts';
import { currencyColumn, organizationColumn, totalColumns } from './export-columns.ts';
import { amount, beyond, defineExport, type ExportPeriod, instant, within } from './export-kind.ts';

type Row = CreditNote;

const where = (period: ExportPeriod) => ({ ...within('createdAt', period) });

/** Credit notes that were issued in the period, with their state now. */
export const creditNotesExport = defineExport<Row>({
  columns: [
    {
      name: 'credit_note_id',
      en: 'Our id of the credit note.',
      fr: 'Notre identifiant de la note de crédit.',
      of: ({ id }) => id,
    },
    {
      name: 'stripe_credit_note_id',
      en: 'Stripe’s id.',
      fr: 'L’identifiant de Stripe.',
      of: ({ stripeCreditNoteId }) => stripeCreditNoteId,
    },
    {
      name: 'number',
      en: 'The number printed on it.',
      fr: 'Le numéro imprimé.',
      of: ({ number }) => number,
    },
    {
      name: 'invoice_id',
      en: 'The invoice that it credits.',
      fr: 'La facture qu’elle crédite.',
      of: ({ invoiceId }) => invoiceId,
    },
    organizationColumn,
    {
      name: 'state',
      en: 'ISSUED or VOID, as it is now.',
      fr: 'ISSUED ou VOID, à présent.',
      of: ({ state }) => state,
    },
    {
      name: 'created_at',
      en: 'When it was issued, UTC.',
      fr: 'Quand elle a été émise, UTC.',
      of: ({ createdAt }) => instant(createdAt),
    },
    {
      name: 'voided_at',
      en: 'When it was taken back, UTC.',
      fr: 'Quand elle a été annulée, UTC.',
      of: ({ voidedAt }) => instant(voidedAt),
    },
    {
      name: 'memo',
      en: 'What it says to the customer.',
      fr: 'Ce qu’elle dit au client.',
      of: ({ memo }) => memo,
    },
    ...totalColumns,
    {
      name: 'refunded',
      en: 'What of it was refunded.',
      fr: 'Ce qui en a été remboursé.',
      of: ({ refundedMinor, currency }) => amount(refundedMinor, currency),
    },
    {
      name: 'to_balance',
      en: 'What of it went to the customer’s balance.',
      fr: 'Ce qui en est allé au solde du client.',
      of: ({ balanceMinor, currency }) => amount(balanceMinor, currency),
    },
    {
      name: 'out_of_band',
      en: 'What of it was paid back outside Stripe.',
      fr: 'Ce qui en a été rendu hors de Stripe.',
      of: ({ outOfBandMinor, currency }) => amount(outOfBandMinor, currency),
    },
    currencyColumn,
  ],
  count: (db, period) => db.creditNote.count({ where: where(period) }),
  page: (db, period, after, take) =>
    db.creditNote.findMany({
      where: { AND: [where(period), beyond('createdAt', after)] },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      take,
    }),
  cursorOf: ({ createdAt, id }) => ({ at: (createdAt ?? new Date(0)).toISOString(), id }),
});
