import type Stripe from 'stripe';
import { behaviourOfMethod, createPaymentMethod, type Payer } from '../payments/payment-method.ts';
import { errorOf } from '../payments/record-decline.ts';
import { failSetup, finishSetup } from '../payments/set-up-method.ts';
import type { Card, Decline } from '../payments/test-cards.ts';
import type { Sandbox } from '../sandbox.ts';

interface Attempt {
  intent: Stripe.SetupIntent;
  method: Stripe.PaymentMethod;
  decline?: Decline;
}

/** Saves a card typed on a hosted page for later charges; the page settles 3-D Secure by itself. */
export function setUpCard(
  sandbox: Sandbox,
  intent: Stripe.SetupIntent,
  card: Card,
  payer: Payer,
): Attempt {
  const method = createPaymentMethod(sandbox, card, payer);
  const { decline, isSavable } = behaviourOfMethod(sandbox, method);
  if (!decline || isSavable) return { intent: finishSetup(sandbox, intent, method, true), method };
  const error = { ...errorOf(decline), payment_method: method, type: 'card_error' };
  return { intent: failSetup(sandbox, intent, error), method, decline };
}
