import type Stripe from 'stripe';
import type { Sandbox } from '../sandbox.ts';
import { nextAction } from './ask-to-authenticate.ts';
import { attachPaymentMethod, behaviourOfMethod, markSetUp } from './payment-method.ts';
import { errorOf } from './record-decline.ts';

/** Prepares a payment method for later charges: at once, after 3-D Secure, or not at all. */
export function setUpMethod(
  sandbox: Sandbox,
  intent: Stripe.SetupIntent,
  method: Stripe.PaymentMethod,
  returnUrl: string | null,
): Stripe.SetupIntent {
  const { authentication, decline, isSavable } = behaviourOfMethod(sandbox, method);
  if (authentication) {
    const changes: Partial<Stripe.SetupIntent> = {
      last_setup_error: null,
      next_action: nextAction(sandbox, intent.id, returnUrl),
      payment_method: method.id,
      status: 'requires_action',
    };
    return sandbox.change(intent, changes, 'setup_intent.requires_action');
  }
  if (decline && !isSavable) {
    const error = { ...errorOf(decline), payment_method: method, type: 'card_error' };
    return failSetup(sandbox, intent, error);
  }
  return finishSetup(sandbox, intent, method, false);
}

export function finishSetup(
  sandbox: Sandbox,
  intent: Stripe.SetupIntent,
  method: Stripe.PaymentMethod,
  isAuthenticated: boolean,
): Stripe.SetupIntent {
  if (isAuthenticated) markSetUp(sandbox, method);
  if (typeof intent.customer === 'string') attachPaymentMethod(sandbox, method, intent.customer);
  const changes: Partial<Stripe.SetupIntent> = {
    last_setup_error: null,
    next_action: null,
    payment_method: method.id,
    status: 'succeeded',
  };
  return sandbox.change(intent, changes, 'setup_intent.succeeded');
}

export function failSetup(
  sandbox: Sandbox,
  intent: Stripe.SetupIntent,
  error: Stripe.SetupIntent.LastSetupError,
): Stripe.SetupIntent {
  const changes: Partial<Stripe.SetupIntent> = {
    last_setup_error: error,
    next_action: null,
    payment_method: null,
    status: 'requires_payment_method',
  };
  return sandbox.change(intent, changes, 'setup_intent.setup_failed');
}
