import type Stripe from 'stripe';
import { invalidRequest } from '../errors.ts';
import type { Sandbox } from '../sandbox.ts';
import { type Attempt, chargeMethod } from './charge-card.ts';
import { failIntent } from './record-decline.ts';
import { failSetup, finishSetup } from './set-up-method.ts';

const failure = {
  code: 'payment_intent_authentication_failure',
  doc_url: 'https://stripe.com/docs/error-codes/payment-intent-authentication-failure',
  message:
    'We are unable to authenticate your payment method. Please choose a different payment method and try again.',
  type: 'invalid_request_error',
};

/** The cardholder passed 3-D Secure or failed it; the payment goes on accordingly. */
export function authenticatePayment(sandbox: Sandbox, id: string, hasPassed: boolean): Attempt {
  const intent = sandbox.need('payment_intent', id);
  needsAction(intent);
  const method = sandbox.need('payment_method', String(intent.payment_method));
  if (hasPassed)
    return chargeMethod(sandbox, intent, method, { offSession: false, isAuthenticated: true });
  const failed = failIntent(sandbox, intent, { ...failure, payment_method: method });
  return { outcome: 'declined', intent: failed, decline: failure };
}

export function authenticateSetup(
  sandbox: Sandbox,
  id: string,
  hasPassed: boolean,
): Stripe.SetupIntent {
  const intent = sandbox.need('setup_intent', id);
  needsAction(intent);
  const method = sandbox.need('payment_method', String(intent.payment_method));
  return hasPassed
    ? finishSetup(sandbox, intent, method, true)
    : failSetup(sandbox, intent, {
        ...failure,
        code: 'setup_intent_authentication_failure',
        doc_url: 'https://stripe.com/docs/error-codes/setup-intent-authentication-failure',
        payment_method: method,
      });
}

function needsAction({ id, status }: Stripe.PaymentIntent | Stripe.SetupIntent): void {
  if (status !== 'requires_action')
    throw invalidRequest(`${id} waits for no authentication: its status is ${status}.`);
}
