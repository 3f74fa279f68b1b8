import type Stripe from 'stripe';
import type { Sandbox } from '../sandbox.ts';

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
