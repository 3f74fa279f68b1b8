import { defineConsumer } from '@mobilytics/events/consumer';
import type { Currency } from '@mobilytics/money/money';
import type { PrismaClient } from '../generated/prisma/client.ts';
import { keepPayment } from '../order/fact.repository.ts';
import { findOrder, type OrderRow } from '../order/order.repository.ts';
import { settleOrder } from '../order/settle-order.ts';
import { tell } from '../timeline/timeline.repository.ts';
import type { Concern } from '../timeline/timeline-text.ts';
import { changedOrder } from './known-order.ts';
import { notBefore } from './not-before.ts';

/** Money arrived: the order counts it once, and is confirmed when all of it is there. */
export const onPaymentConfirmed = defineConsumer<PrismaClient>()(
  'payment.confirmed',
  async ({ payload }, tx) => {
    const { orderId, paymentId, amountMinor, currency, method } = payload;
    const paidAt = new Date(payload.paidAt);
    const order = await changedOrder(tx, orderId);
    const { organizationId } = order;
    const payment = { orderId, organizationId, amountMinor, currency, method, paidAt };
    if (!(await keepPayment(tx.db, { id: paymentId, ...payment }))) return;
    await tell(tx.db, order, {
      kind: 'PAYMENT_CONFIRMED',
      data: { amountMinor, currency: currency as Currency, method },
      occurredAt: notBefore(order.placedAt, payload.paidAt),
      referenceId: paymentId,
      onceKey: `payment ${paymentId}`,
    });
    await settleOrder(tx, orderId);
    const about = concernOf(await findOrder(tx.db, orderId), currency);
    if (about !== null) {
      const note = { data: { about }, occurredAt: tx.now, internal: true, referenceId: paymentId };
      await tell(tx.db, order, { kind: 'NOTE', ...note });
    }
  },
);

/** Why somebody must look at the payment, or null. */
function concernOf(order: OrderRow | null, currency: string): Concern | null {
  if (order?.currency !== currency) return 'WRONG_CURRENCY';
  if (order.status === 'CANCELED') return 'PAID_AFTER_CANCEL';
  return order.paymentStatus === 'OVERPAID' ? 'OVERPAID' : null;
}
