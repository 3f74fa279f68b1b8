import type { Refund } from '../generated/prisma/client.ts';
import { reasonsOf } from '../refund/refund-reason.ts';
import { currencyColumn, organizationColumn } from './export-columns.ts';
import { amount, beyond, defineExport, type ExportPeriod, instant, within } from './export-kind.ts';

type Row = Refund;

const where = (period: ExportPeriod) => ({ ...within('createdAt', period) });

/** Refunds that were asked for in the period, with their state now. */
export const refundsExport = defineExport<Row>({
  columns: [
    {
      name: 'refund_id',
      en: 'Our id of the refund.',
      fr: 'Notre identifiant du remboursement.',
      of: ({ id }) => id,
    },
    {
      name: 'stripe_refund_id',
      en: 'Stripe’s id.',
      fr: 'L’identifiant de Stripe.',
      of: ({ stripeRefundId }) => stripeRefundId,
    },
    {
      name: 'payment_id',
      en: 'The payment it gives back.',
      fr: 'Le paiement qu’il rend.',
      of: ({ paymentId }) => paymentId,
    },
    organizationColumn,
    {
      name: 'order_id',
      en: 'The order it is about.',
      fr: 'La commande concernée.',
      of: ({ orderId }) => orderId,
    },
    {
      name: 'state',
      en: 'PENDING, REQUIRES_ACTION, SUCCEEDED, FAILED or CANCELED, as it is now.',
      fr: 'PENDING, REQUIRES_ACTION, SUCCEEDED, FAILED ou CANCELED, à présent.',
      of: ({ state }) => state,
    },
    {
      name: 'created_at',
      en: 'When it was asked for, UTC.',
      fr: 'Quand il a été demandé, UTC.',
      of: ({ createdAt }) => instant(createdAt),
    },
    {
      name: 'reason',
      en: 'Why, in our words; of a credit note’s refund, why that was made.',
      fr: 'Pourquoi, dans nos mots; du remboursement d’une note de crédit, le motif de celle-ci.',
      of: ({ reason }) => reason,
    },
    {
      name: 'amount',
      en: 'What is given back.',
      fr: 'Ce qui est rendu.',
      of: ({ amountMinor, currency }) => amount(amountMinor, currency),
    },
    currencyColumn,
  ],
  count: (db, period) => db.refund.count({ where: where(period) }),
  async page(db, period, after, take) {
    const refunds = await db.refund.findMany({
      where: { AND: [where(period), beyond('createdAt', after)] },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      take,
    });
    const reasons = await reasonsOf(db, refunds);
    return refunds.map((refund) => ({ ...refund, reason: reasons.get(refund.id) ?? null }));
  },
  cursorOf: ({ createdAt, id }) => ({ at: (createdAt ?? new Date(0)).toISOString(), id }),
});
