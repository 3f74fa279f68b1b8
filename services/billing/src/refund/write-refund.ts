import { newId } from '@mobilytics/ids/new-id';
import type Stripe from 'stripe';
import type { Refund } from '../generated/prisma/client.ts';
import type { Fetched } from '../mirror/mirror-type.ts';
import { idOf, stripeTime } from '../mirror/stripe-time.ts';
import { refundState } from './refund-state.ts';

/** Writes our row of a fetched refund. Null for one of a payment that nobody here knows. */
export async function writeRefund({
  object: refund,
  fetchedAt,
  tx,
}: Fetched<Stripe.Refund>): Promise<Refund | null> {
  const paymentIntentId = idOf(refund.payment_intent);
  const payment =
    paymentIntentId &&
    (await tx.db.payment.findUnique({ where: { stripePaymentIntentId: paymentIntentId } }));
  if (!payment) return null;
  const row = { ...refundRow(refund), orderId: payment.orderId, fetchedAt };
  return tx.db.refund.upsert({
    where: { stripeRefundId: refund.id },
    create: {
      id: newId('rfd', stripeTime(refund.created)),
      organizationId: payment.organizationId,
      stripeRefundId: refund.id,
      paymentId: payment.id,
      createdAt: stripeTime(refund.created),
      ...row,
    },
    update: row,
  });
}

/** What our row of a refund holds of what Stripe says of it. */
export function refundRow(refund: Stripe.Refund) {
  const metadata = refund.metadata ?? {};
  return {
    returnId: metadata.return_id ?? null,
    moneyRequestId: metadata.request_id ?? null,
    amountMinor: refund.amount,
    currency: refund.currency.toUpperCase(),
    state: refundState(refund.status),
    stripeReason: refund.reason?.toUpperCase() ?? null,
    reason: metadata.reason ?? null,
    failureReason: refund.failure_reason ?? null,
  };
}
