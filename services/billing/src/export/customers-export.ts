import type { BillingAccount } from '../generated/prisma/client.ts';
import { beyond, defineExport, type ExportPeriod, instant, within } from './export-kind.ts';

type Row = BillingAccount;

const where = (period: ExportPeriod) => ({ ...within('createdAt', period) });

/** Customers whom billing came to know in the period. */
export const customersExport = defineExport<Row>({
  columns: [
    {
      name: 'organization_id',
      en: 'The customer.',
      fr: 'Le client.',
      of: ({ organizationId }) => organizationId,
    },
    {
      name: 'billing_account_id',
      en: 'Our id of the account.',
      fr: 'Notre identifiant du compte.',
      of: ({ id }) => id,
    },
    {
      name: 'stripe_customer_id',
      en: 'Stripe’s id; empty before the first order.',
      fr: 'L’identifiant de Stripe; vide avant la première commande.',
      of: ({ stripeCustomerId }) => stripeCustomerId,
    },
    {
      name: 'name',
      en: 'As on invoices.',
      fr: 'Tel que sur les factures.',
      of: ({ name }) => name,
    },
    {
      name: 'email',
      en: 'Where invoices go.',
      fr: 'Où vont les factures.',
      of: ({ email }) => email,
    },
    {
      name: 'created_at',
      en: 'Since when billing knows it, UTC.',
      fr: 'Depuis quand la facturation le connaît, UTC.',
      of: ({ createdAt }) => instant(createdAt),
    },
  ],
  count: (db, period) => db.billingAccount.count({ where: where(period) }),
  page: (db, period, after, take) =>
    db.billingAccount.findMany({
      where: { AND: [where(period), beyond('createdAt', after)] },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      take,
    }),
  cursorOf: ({ createdAt, id }) => ({ at: (createdAt ?? new Date(0)).toISOString(), id }),
});
