import type Stripe from 'stripe';
import type { Sandbox } from '../sandbox.ts';
import { askToAuthenticate } from './ask-to-authenticate.ts';
import { bookCharge } from './balance-transaction.ts';
import { approved, newCharge } from './new-charge.ts';
import { openDispute } from './open-dispute.ts';
import {
  attachPaymentMethod,
  behaviourOfMethod,
  createPaymentMethod,
  markSetUp,
  type Payer,
} from './payment-method.ts';
import { receiptUrl } from './receipt-page.ts';
import { authenticationRequired, recordDecline } from './record-decline.ts';
import type { Card, CardBehaviour, Decline } from './test-cards.ts';

export interface Attempt {
  outcome: 'succeeded' | 'requires_capture' | 'processing' | 'requires_action' | 'declined';
  intent: Stripe.PaymentIntent;
  /** None while the customer has yet to authenticate. */
  charge?: Stripe.Charge;
  decline?: Decline;
}

export interface AttemptOptions {
  /** The customer is not there: what needs 3-D Secure is declined. */
  offSession?: boolean;
  /** The customer has just passed 3-D Secure. */
  isAuthenticated?: boolean;
  /** Where 3-D Secure leads back to. */
  returnUrl?: string | null;
}

/** Tries to pay a payment intent with a card typed on a hosted page, which settles 3-D Secure by itself. */
export function chargeCard(
  sandbox: Sandbox,
  intent: Stripe.PaymentIntent,
  card: Card,
  payer: Payer,
): Attempt {
  const method = createPaymentMethod(sandbox, card, payer);
  return chargeMethod(sandbox, intent, method, { offSession: false, isAuthenticated: true });
}

/** Tries to pay a payment intent with a payment method, and records the charge either way as Stripe does. */
export function chargeMethod(
  sandbox: Sandbox,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  { offSession = true, isAuthenticated = false, returnUrl = null }: AttemptOptions = {},
): Attempt {
  const behaviour = behaviourOfMethod(sandbox, method);
  if (behaviour.authentication && !isAuthenticated) {
    if (offSession) return recordDecline(sandbox, intent, method, authenticationRequired);
    return {
      outcome: 'requires_action',
      intent: askToAuthenticate(sandbox, intent, method, returnUrl),
    };
  }
  if (behaviour.decline) return recordDecline(sandbox, intent, method, behaviour.decline);
  if (intent.setup_future_usage && typeof intent.customer === 'string') {
    if (!method.customer) attachPaymentMethod(sandbox, method, intent.customer);
    if (isAuthenticated) markSetUp(sandbox, method);
  }
  if (method.type !== 'card') return recordDebit(sandbox, intent, method);
  if (intent.capture_method === 'manual') return recordHold(sandbox, intent, method);
  return recordPayment(sandbox, intent, method, behaviour);
}

function recordPayment(
  sandbox: Sandbox,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  behaviour: CardBehaviour,
): Attempt {
  const draft = newCharge(sandbox, intent, method);
  const waitDays = behaviour.bypassesPending ? 0 : undefined;
  const charge = sandbox.store.put<Stripe.Charge>({
    ...draft,
    amount_captured: intent.amount,
    captured: true,
    paid: true,
    receipt_url: receiptUrl(sandbox, draft.id),
    status: 'succeeded',
    balance_transaction: bookCharge(sandbox, draft, intent.amount, waitDays).id,
    outcome: approved,
  });
  sandbox.emit('charge.succeeded', charge);
  const changes: Partial<Stripe.PaymentIntent> = {
    amount_received: intent.amount,
    last_payment_error: null,
    latest_charge: charge.id,
    next_action: null,
    payment_method: method.id,
    status: 'succeeded',
  };
  const paid = sandbox.change(intent, changes, 'payment_intent.succeeded');
  if (behaviour.dispute) openDispute(sandbox, charge, behaviour.dispute);
  return { outcome: 'succeeded', charge, intent: paid };
}

/** The issuer holds the amount until it is captured. */
function recordHold(
  sandbox: Sandbox,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
): Attempt {
  const charge = sandbox.store.put<Stripe.Charge>({
    ...newCharge(sandbox, intent, method),
    outcome: approved,
    paid: true,
    status: 'succeeded',
  });
  sandbox.emit('charge.succeeded', charge);
  const changes: Partial<Stripe.PaymentIntent> = {
    amount_capturable: intent.amount,
    last_payment_error: null,
    latest_charge: charge.id,
    next_action: null,
    payment_method: method.id,
    status: 'requires_capture',
  };
  const held = sandbox.change(intent, changes, 'payment_intent.amount_capturable_updated');
  return { outcome: 'requires_capture', charge, intent: held };
}

/** A bank takes days to say whether it pays. */
function recordDebit(
  sandbox: Sandbox,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
): Attempt {
  const charge = sandbox.store.put<Stripe.Charge>({
    ...newCharge(sandbox, intent, method),
    amount_captured: intent.amount,
    captured: true,
    outcome: approved,
    status: 'pending',
  });
  const changes: Partial<Stripe.PaymentIntent> = {
    last_payment_error: null,
    latest_charge: charge.id,
    next_action: null,
    payment_method: method.id,
    status: 'processing',
  };
  const waiting = sandbox.change(intent, changes, 'payment_intent.processing');
  sandbox.emit('charge.pending', charge);
  return { outcome: 'processing', charge, intent: waiting };
}
