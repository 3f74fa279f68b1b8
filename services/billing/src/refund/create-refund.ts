import { z } from 'zod';
import { defineIntent } from '../intent/intent-kind.ts';
import { idOf } from '../mirror/stripe-time.ts';

const stripeReasons = ['duplicate', 'fraudulent', 'requested_by_customer'] as const;

/** What a refund needs; the same for the request and for Stripe. */
export const refundParams = z.object({
  requestId: z.string(),
  paymentIntentId: z.string(),
  amountMinor: z.int().positive(),
  stripeReason: z.enum(stripeReasons),
  reason: z.string(),
  orderId: z.string().nullable(),
  returnId: z.string().nullable(),
});

/** Pays money back at Stripe. What was sent before is found by the intent that it carries. */
export const createRefund = defineIntent({
  kind: 'refund.create',
  params: refundParams,
  send: (stripe, params, intent, options) =>
    stripe.refunds.create(
      {
        payment_intent: params.paymentIntentId,
        amount: params.amountMinor,
        reason: params.stripeReason,
        metadata: {
          intent_id: intent.id,
          request_id: params.requestId,
          reason: params.reason,
          ...(params.orderId && { order_id: params.orderId }),
          ...(params.returnId && { return_id: params.returnId }),
        },
      },
      options,
    ),
  async find(stripe, params, intent) {
    const refunds = stripe.refunds.list({ payment_intent: params.paymentIntentId, limit: 100 });
    for await (const refund of refunds) {
      if (refund.metadata?.intent_id === intent.id) return refund;
    }
    return null;
  },
  mirrors: (refund) => [
    { type: 'refund', id: refund.id },
    ...[idOf(refund.payment_intent)].flatMap((id) =>
      id === null ? [] : [{ type: 'payment_intent', id }],
    ),
  ],
});
