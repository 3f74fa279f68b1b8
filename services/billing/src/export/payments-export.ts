import type { Payment } from '../generated/prisma/client.ts';
import { currencyColumn, organizationColumn } from './export-columns.ts';
import { amount, beyond, defineExport, type ExportPeriod, instant, within } from './export-kind.ts';

type Row = Payment;

const where = (period: ExportPeriod) => ({ ...within('createdAt', period), state: 'SUCCEEDED' });

/** Payments that were begun in the period and succeeded. */
export const paymentsExport = defineExport<Row>({
  columns: [
    {
      name: 'payment_id',
      en: 'Our id of the payment.',
      fr: 'Notre identifiant du paiement.',
      of: ({ id }) => id,
    },
    {
      name: 'stripe_payment_intent_id',
      en: 'Stripe’s id.',
      fr: 'L’identifiant de Stripe.',
      of: ({ stripePaymentIntentId }) => stripePaymentIntentId,
    },
    organizationColumn,
    {
      name: 'order_id',
      en: 'The order it pays.',
      fr: 'La commande qu’il paie.',
      of: ({ orderId }) => orderId,
    },
    {
      name: 'created_at',
      en: 'When it was begun, UTC.',
      fr: 'Quand il a commencé, UTC.',
      of: ({ createdAt }) => instant(createdAt),
    },
    {
      name: 'method',
      en: 'How it was paid.',
      fr: 'Comment il a été payé.',
      of: ({ method }) => method,
    },
    {
      name: 'amount',
      en: 'With taxes.',
      fr: 'Avec les taxes.',
      of: ({ amountMinor, currency }) => amount(amountMinor, currency),
    },
    currencyColumn,
  ],
  count: (db, period) => db.payment.count({ where: where(period) }),
  page: (db, period, after, take) =>
    db.payment.findMany({
      where: { AND: [where(period), beyond('createdAt', after)] },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      take,
    }),
  cursorOf: ({ createdAt, id }) => ({ at: (createdAt ?? new Date(0)).toISOString(), id }),
});
