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

/** The address of the page where the cardholder authenticates. */
export function nextAction(sandbox: Sandbox, intentId: string, returnUrl: string | null) {
  const url = `${sandbox.baseUrl}/3ds/${intentId}`;
  return returnUrl
    ? { type: 'redirect_to_url', redirect_to_url: { return_url: returnUrl, url } }
    : {
        type: 'use_stripe_sdk',
        use_stripe_sdk: { type: 'three_d_secure_redirect', stripe_js: url },
      };
}

export function askToAuthenticate(
  sandbox: Sandbox,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  returnUrl: string | null,
): Stripe.PaymentIntent {
  const changes: Partial<Stripe.PaymentIntent> = {
    last_payment_error: null,
    next_action: nextAction(sandbox, intent.id, returnUrl),
    payment_method: method.id,
    status: 'requires_action',
  };
  return sandbox.change(intent, changes, 'payment_intent.requires_action');
}

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
