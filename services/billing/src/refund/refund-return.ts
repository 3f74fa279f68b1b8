import type { EventPayload } from '@mobilytics/events/catalogue';
import { formatMoney } from '@mobilytics/money/money';
import { type ApprovalLimits, needsApproval } from '../approval/approval-limits.ts';
import { type MoneyAsked, refuseMoney, requestMoney } from '../approval/request-money.ts';
import type { Tx } from '../context.ts';
import type { Payment } from '../generated/prisma/client.ts';
import { lockRefundable } from './refundable.ts';

/**
 * Asks to pay back what came back with a return: a proposal above the limit, carried out at once below
 * it. One return is asked for once. What cannot be paid back is kept as a refused request, so that
 * finance sees it.
 */
export async function refundReturn(
  tx: Tx,
  due: EventPayload<'return.refund_due'>,
  limits: ApprovalLimits,
): Promise<void> {
  const { orderId, returnId, currency, amountMinor, reason } = due;
  const order = await tx.db.payableOrder.findUnique({ where: { orderId } });
  if (!order)
    throw new Error(`Return ${returnId} is of order ${orderId}, which billing does not know.`);
  const payments = await tx.db.payment.findMany({
    where: { orderId, currency, state: 'SUCCEEDED' },
    orderBy: { createdAt: 'asc' },
  });
  const found = await largestLeft(tx, payments);
  const asked: Omit<MoneyAsked, 'params'> = {
    ...{ kind: 'REFUND', organizationId: order.organizationId, key: `return:${returnId}` },
    ...{ amountMinor, currency, reason, orderId, returnId, paymentId: found?.payment.id ?? null },
    evidence: [
      { label: 'Return', value: due.number, id: returnId },
      { label: 'Order', value: due.orderNumber, id: orderId },
      ...due.lines.map(({ name, quantity, amountMinor: of }) => ({
        label: `${quantity} × ${name}`,
        value: formatMoney({ amountMinor: of, currency }, 'en'),
      })),
    ],
    needsApproval: needsApproval(limits, { amountMinor, currency }),
    askedBy: { id: due.agreedById, name: due.agreedByName },
  };
  if (!found || found.leftMinor < amountMinor) {
    const left = formatMoney({ amountMinor: found?.leftMinor ?? 0, currency }, 'en');
    const refusal = `Only ${left} of what was paid in ${currency} for the order is left to pay back.`;
    await refuseMoney(tx, { ...asked, params: {} }, refusal);
    return;
  }
  await requestMoney(tx, {
    ...asked,
    params: {
      ...{ paymentIntentId: found.payment.stripePaymentIntentId, amountMinor, reason },
      ...{ stripeReason: 'requested_by_customer', orderId, returnId },
    },
  });
}

async function largestLeft(tx: Tx, payments: readonly Payment[]) {
  let best: { payment: Payment; leftMinor: number } | null = null;
  for (const payment of payments) {
    const leftMinor = await lockRefundable(tx.db, payment);
    if (best === null || leftMinor > best.leftMinor) best = { payment, leftMinor };
  }
  return best;
}
