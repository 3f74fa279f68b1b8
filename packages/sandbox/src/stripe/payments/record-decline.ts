import type Stripe from 'stripe';
import type { Sandbox } from '../sandbox.ts';
import type { Attempt } from './charge-card.ts';
import { newCharge, refused } from './new-charge.ts';
import type { Decline } from './test-cards.ts';

export const authenticationRequired: Decline = {
  code: 'authentication_required',
  declineCode: 'authentication_required',
  message:
    'Your card was declined. This transaction requires authentication, but the customer is off session.',
};

/** A charge that the issuer refused: the intent waits for another payment method. */
export function recordDecline(
  sandbox: Sandbox,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  decline: Decline,
): Attempt {
  const charge = sandbox.store.put<Stripe.Charge>({
    ...newCharge(sandbox, intent, method),
    failure_code: decline.code,
    failure_message: decline.message,
    outcome: refused(decline.declineCode ?? decline.code),
  });
  sandbox.emit('charge.failed', charge);
  const error: Stripe.PaymentIntent.LastPaymentError = {
    ...errorOf(decline),
    charge: charge.id,
    payment_method: method,
    type: 'card_error',
  };
  return { outcome: 'declined', charge, intent: failIntent(sandbox, intent, error), decline };
}

export function errorOf({ code, declineCode, message }: Decline) {
  return {
    code,
    ...(declineCode && { decline_code: declineCode }),
    doc_url: `https://stripe.com/docs/error-codes/${code.replaceAll('_', '-')}`,
    message,
  };
}

/** The intent needs another payment method; the error tells why. */
export function failIntent(
  sandbox: Sandbox,
  intent: Stripe.PaymentIntent,
  error: Stripe.PaymentIntent.LastPaymentError,
): Stripe.PaymentIntent {
  const changes: Partial<Stripe.PaymentIntent> = {
    last_payment_error: error,
    latest_charge: error.charge ?? intent.latest_charge,
    next_action: null,
    payment_method: null,
    status: 'requires_payment_method',
  };
  return sandbox.change(intent, changes, 'payment_intent.payment_failed');
}
