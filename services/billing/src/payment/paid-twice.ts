import { formatMoney } from '@mobilytics/money/money';
import { requestMoney } from '../approval/request-money.ts';
import type { Tx } from '../context.ts';
import type { PayableOrder, Payment } from '../generated/prisma/client.ts';

const ourselves = { id: 'billing', name: 'Billing' };

/**
 * Two tabs paid one order. The second payment releases nothing; that it goes back is proposed to
 * finance, once.
 */
export async function proposeSecondBack(
  tx: Tx,
  { orderId, number, confirmedPaymentId }: PayableOrder,
  payment: Payment,
): Promise<void> {
  const { id: paymentId, organizationId, amountMinor, currency } = payment;
  const reason = `Order ${number} was paid twice.`;
  await requestMoney(tx, {
    ...{ kind: 'REFUND', key: `paid-twice:${paymentId}`, organizationId, amountMinor, currency },
    ...{ reason, orderId, paymentId, needsApproval: true, askedBy: ourselves },
    params: {
      ...{ paymentIntentId: payment.stripePaymentIntentId, amountMinor, reason, orderId },
      ...{ stripeReason: 'duplicate', returnId: null },
    },
    evidence: [
      { label: 'Order', value: number, id: orderId },
      { label: 'First payment', value: confirmedPaymentId ?? '', id: confirmedPaymentId ?? '' },
      {
        label: 'Second payment',
        value: formatMoney({ amountMinor, currency }, 'en'),
        id: paymentId,
      },
    ],
  });
}
