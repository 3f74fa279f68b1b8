import type { LedgerAccount, LedgerEntry, LedgerTransaction } from '../generated/prisma/client.ts';
import { currencyColumn, organizationColumn } from './export-columns.ts';
import { amount, beyond, defineExport, type ExportPeriod, instant, within } from './export-kind.ts';

type Row = LedgerEntry & { account: LedgerAccount; transaction: LedgerTransaction };

const where = (period: ExportPeriod) => ({
  ...within('occurredAt', period),
  transaction: { postedAt: { lte: period.until } },
});

/** Every entry of the ledger: two or more rows for each transaction, which come to zero. */
export const journalExport = defineExport<Row>({
  columns: [
    {
      name: 'transaction_id',
      en: 'The ledger transaction; its rows balance.',
      fr: 'L’écriture; ses lignes s’équilibrent.',
      of: ({ transactionId }) => transactionId,
    },
    {
      name: 'occurred_at',
      en: 'When it happened, UTC.',
      fr: 'Quand cela s’est produit, UTC.',
      of: ({ occurredAt }) => instant(occurredAt),
    },
    {
      name: 'posted_at',
      en: 'When it was posted, UTC.',
      fr: 'Quand elle a été passée, UTC.',
      of: ({ transaction }) => instant(transaction.postedAt),
    },
    {
      name: 'kind',
      en: 'What moved, for example INVOICE_FINALIZED.',
      fr: 'Ce qui a bougé, par exemple INVOICE_FINALIZED.',
      of: ({ transaction }) => transaction.kind,
    },
    {
      name: 'source_id',
      en: 'Stripe’s object that moved.',
      fr: 'L’objet de Stripe qui a bougé.',
      of: ({ transaction }) => transaction.sourceId,
    },
    {
      name: 'movement',
      en: 'What of the object moved.',
      fr: 'Ce qui a bougé de cet objet.',
      of: ({ transaction }) => transaction.movement,
    },
    {
      name: 'sequence',
      en: '1 for the movement itself, more for its corrections.',
      fr: '1 pour le mouvement même, davantage pour ses corrections.',
      of: ({ transaction }) => String(transaction.sequence),
    },
    {
      name: 'account_number',
      en: 'The account’s number in the chart of accounts.',
      fr: 'Le numéro du compte dans le plan comptable.',
      of: ({ account }) => account.number,
    },
    {
      name: 'account_name',
      en: 'The account’s name in English.',
      fr: 'Le nom du compte en anglais.',
      of: ({ account }) => account.nameEn,
    },
    {
      name: 'debit',
      en: 'The amount debited; empty for a credit.',
      fr: 'Le montant débité; vide pour un crédit.',
      of: ({ amountMinor, currency }) => (amountMinor >= 0n ? amount(amountMinor, currency) : null),
    },
    {
      name: 'credit',
      en: 'The amount credited; empty for a debit.',
      fr: 'Le montant crédité; vide pour un débit.',
      of: ({ amountMinor, currency }) => (amountMinor < 0n ? amount(-amountMinor, currency) : null),
    },
    currencyColumn,
    organizationColumn,
    {
      name: 'stripe_invoice_id',
      en: 'The invoice on which it is due.',
      fr: 'La facture sur laquelle c’est dû.',
      of: ({ stripeInvoiceId }) => stripeInvoiceId,
    },
    {
      name: 'product',
      en: 'What was sold.',
      fr: 'Ce qui a été vendu.',
      of: ({ product }) => product,
    },
    {
      name: 'tax_name',
      en: 'Which tax.',
      fr: 'Quelle taxe.',
      of: ({ taxName }) => taxName,
    },
    {
      name: 'jurisdiction',
      en: 'Where the sale took place, ISO 3166-2.',
      fr: 'Où la vente a eu lieu, ISO 3166-2.',
      of: ({ jurisdiction }) => jurisdiction,
    },
    {
      name: 'taxable_amount',
      en: 'What the tax was reckoned on; negative for what was credited.',
      fr: 'Ce sur quoi la taxe est calculée; négatif pour ce qui a été crédité.',
      of: ({ taxableMinor, currency }) => amount(taxableMinor, currency),
    },
  ],
  count: (db, period) => db.ledgerEntry.count({ where: where(period) }),
  page: (db, period, after, take) =>
    db.ledgerEntry.findMany({
      where: { AND: [where(period), beyond('occurredAt', after)] },
      include: { account: true, transaction: true },
      orderBy: [{ occurredAt: 'asc' }, { id: 'asc' }],
      take,
    }),
  cursorOf: ({ occurredAt, id }) => ({ at: occurredAt.toISOString(), id }),
});
