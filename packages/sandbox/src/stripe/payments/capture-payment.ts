import type Stripe from 'stripe';
import { invalidRequest } from '../errors.ts';
import type { Sandbox } from '../sandbox.ts';
import { bookCharge } from './balance-transaction.ts';
import { receiptUrl } from './receipt-page.ts';

/** Takes all or a part of a held amount; the rest goes back to the cardholder. */
export function capturePayment(
  sandbox: Sandbox,
  intent: Stripe.PaymentIntent,
  wanted: number | undefined,
): Stripe.PaymentIntent {
  if (intent.status !== 'requires_capture')
    throw invalidRequest(
      `This PaymentIntent could not be captured because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be captured: requires_capture.`,
      { code: 'payment_intent_unexpected_state', payment_intent: intent },
    );
  const amount = wanted ?? intent.amount_capturable;
  if (amount > intent.amount_capturable)
    throw invalidRequest(
      `The provided amount_to_capture (${amount}) is greater than the amount capturable (${intent.amount_capturable}).`,
      { code: 'amount_too_large', param: 'amount_to_capture' },
    );
  const charge = sandbox.need('charge', String(intent.latest_charge));
  const left = charge.amount - amount;
  const captured = sandbox.change(
    charge,
    {
      amount_captured: amount,
      amount_refunded: left,
      balance_transaction: bookCharge(sandbox, charge, amount).id,
      captured: true,
      receipt_url: receiptUrl(sandbox, charge.id),
    },
    'charge.captured',
  );
  const changes: Partial<Stripe.PaymentIntent> = {
    amount_capturable: 0,
    amount_received: captured.amount_captured,
    status: 'succeeded',
  };
  return sandbox.change(intent, changes, 'payment_intent.succeeded');
}

/** Lets a held amount go; Stripe shows that as a refund of the whole charge. */
export function releaseHold(sandbox: Sandbox, intent: Stripe.PaymentIntent): void {
  const charge = sandbox.need('charge', String(intent.latest_charge));
  sandbox.change(charge, { amount_refunded: charge.amount, refunded: true }, 'charge.refunded');
}

/** A hold that nobody captured in time. */
export function expireHold(sandbox: Sandbox, intent: Stripe.PaymentIntent): Stripe.PaymentIntent {
  if (intent.status !== 'requires_capture')
    throw invalidRequest(`${intent.id} holds nothing: its status is ${intent.status}.`);
  const charge = sandbox.need('charge', String(intent.latest_charge));
  sandbox.change(charge, { amount_refunded: charge.amount, refunded: true }, 'charge.expired');
  const changes: Partial<Stripe.PaymentIntent> = {
    amount_capturable: 0,
    canceled_at: sandbox.now(),
    cancellation_reason: 'expired',
    status: 'canceled',
  };
  return sandbox.change(intent, changes, 'payment_intent.canceled');
}
