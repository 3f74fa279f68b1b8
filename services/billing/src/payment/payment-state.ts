import type Stripe from 'stripe';

export type PaymentState = 'PROCESSING' | 'SUCCEEDED' | 'FAILED' | 'CANCELED';

/** A payment as we show it, from Stripe's payment intent and its latest charge. */
export function paymentState(
  status: Stripe.PaymentIntent.Status,
  latestCharge: { status: string } | null,
): PaymentState {
  if (status === 'succeeded') return 'SUCCEEDED';
  if (status === 'canceled') return 'CANCELED';
  if (latestCharge?.status === 'failed') return 'FAILED';
  return 'PROCESSING';
}
