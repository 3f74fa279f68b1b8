import { formatMoney } from '@mobilytics/money/money';
import { type Evidence, requestMoney } from '../approval/request-money.ts';
import type { Tx } from '../context.ts';
import type { PayableOrder, Payment } from '../generated/prisma/client.ts';
import { lockRefundable } from '../refund/refundable.ts';
import { liveStates } from '../subscription/subscription-actions.ts';

const ourselves = { id: 'billing', name: 'Billing' };

/**
 * Two tabs paid one order. The second payment releases nothing; that it goes back is proposed to
 * finance, once.
 */
export const proposeSecondBack = (tx: Tx, order: PayableOrder, payment: Payment): Promise<void> =>
  propose(tx, order, payment, {
    key: `paid-twice:${payment.id}`,
    reason: `Order ${order.number} was paid twice.`,
    stripeReason: 'duplicate',
    evidence: [
      {
        label: 'First payment',
        value: order.confirmedPaymentId ?? '',
        id: order.confirmedPaymentId ?? '',
      },
      { label: 'Second payment', value: amountOf(payment), id: payment.id },
    ],
  });

/**
 * A customer paid while the order was being canceled. A canceled order never comes back, so that its
 * payment goes back is proposed to finance, once; a plan that began with it has to be ended too.
 */
export async function proposeCanceledBack(
  tx: Tx,
  order: PayableOrder,
  payment: Payment,
): Promise<void> {
  const plans = await tx.db.subscription.findMany({
    where: { orderId: order.orderId, state: { in: liveStates } },
  });
  await propose(tx, order, payment, {
    key: `paid-canceled:${payment.id}`,
    reason: `Order ${order.number} was paid although it was canceled.`,
    stripeReason: 'requested_by_customer',
    evidence: [
      { label: 'Payment', value: amountOf(payment), id: payment.id },
      ...plans.map(({ id, description }) => ({
        label: 'Plan that began with it and has to be ended',
        ...{ value: description, id },
      })),
    ],
  });
}

interface Proposal {
  key: string;
  reason: string;
  stripeReason: 'duplicate' | 'requested_by_customer';
  evidence: Evidence[];
}

async function propose(
  tx: Tx,
  { orderId, number }: PayableOrder,
  payment: Payment,
  { key, reason, stripeReason, evidence }: Proposal,
): Promise<void> {
  const { id: paymentId, organizationId, currency } = payment;
  const amountMinor = await lockRefundable(tx.db, payment);
  if (amountMinor === 0) return;
  await requestMoney(tx, {
    ...{ kind: 'REFUND', key, organizationId, amountMinor, currency },
    ...{ reason, orderId, paymentId, needsApproval: true, askedBy: ourselves },
    params: {
      ...{ paymentIntentId: payment.stripePaymentIntentId, amountMinor, reason, orderId },
      ...{ stripeReason, returnId: null },
    },
    evidence: [{ label: 'Order', value: number, id: orderId }, ...evidence],
  });
}

const amountOf = ({ amountMinor, currency }: Payment) =>
  formatMoney({ amountMinor, currency }, 'en');
