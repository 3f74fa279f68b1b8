import type Stripe from 'stripe';
import { createCustomer } from '../objects/customers.ts';
import { chargeCard } from '../payments/charge-card.ts';
import { createPaymentIntent } from '../payments/payment-intent.ts';
import type { Payer } from '../payments/payment-method.ts';
import { type Card, type Decline, declineOf } from '../payments/test-cards.ts';
import type { Sandbox } from '../sandbox.ts';
import type { CheckoutState } from '../store.ts';
import { customerDetails } from './create-session.ts';
import { invoicePaidSession } from './invoice-session.ts';
import { startSubscription } from './start-subscription.ts';

export type PayResult =
  | { outcome: 'paid' | 'already_paid' | 'expired'; session: Stripe.Checkout.Session }
  | { outcome: 'declined'; session: Stripe.Checkout.Session; decline: Decline };

/** Pays an open session once; a decline leaves it open, with the failed attempt recorded. */
export function paySession(
  sandbox: Sandbox,
  sessionId: string,
  card: Card,
  person: { name: string; email: string | null },
): PayResult {
  const session = sandbox.need('checkout.session', sessionId);
  if (session.status === 'complete') return { outcome: 'already_paid', session };
  if (session.status === 'expired') return { outcome: 'expired', session };
  const payer: Payer = {
    customer: typeof session.customer === 'string' ? session.customer : null,
    name: person.name,
    email: session.customer_details?.email ?? person.email,
    country: null,
  };
  // Nobody becomes a customer by a card that is refused.
  if (!payer.customer && needsCustomer(session) && !declineOf(card))
    payer.customer = createCustomer(sandbox, {
      name: person.name,
      ...(payer.email && { email: payer.email }),
    }).id;
  const intent = intentOf(sandbox, session, payer);
  const attempt = chargeCard(sandbox, intent, card, payer);
  if (attempt.decline) return { outcome: 'declined', session, decline: attempt.decline };
  return { outcome: 'paid', session: complete(sandbox, session, attempt.intent, payer) };
}

const needsCustomer = (session: Stripe.Checkout.Session): boolean =>
  session.mode === 'subscription' ||
  session.customer_creation === 'always' ||
  session.invoice_creation?.enabled === true;

function intentOf(
  sandbox: Sandbox,
  session: Stripe.Checkout.Session,
  { customer }: Payer,
): Stripe.PaymentIntent {
  const state = sandbox.need('sandbox.checkout', session.id);
  const earlier = state.paymentIntent && sandbox.need('payment_intent', state.paymentIntent);
  if (earlier) return { ...earlier, customer };
  const isSubscription = session.mode === 'subscription';
  const intent = createPaymentIntent(sandbox, {
    amount: session.amount_total ?? 0,
    currency: session.currency ?? '',
    customer,
    description: isSubscription ? 'Subscription creation' : state.paymentIntentData.description,
    metadata: state.paymentIntentData.metadata,
    receiptEmail: state.paymentIntentData.receiptEmail,
    setupFutureUsage: isSubscription ? 'off_session' : state.paymentIntentData.setupFutureUsage,
  });
  sandbox.store.put<CheckoutState>({ ...state, paymentIntent: intent.id });
  if (!isSubscription)
    sandbox.store.put({
      ...sandbox.need('checkout.session', session.id),
      payment_intent: intent.id,
    });
  return intent;
}

function complete(
  sandbox: Sandbox,
  session: Stripe.Checkout.Session,
  intent: Stripe.PaymentIntent,
  payer: Payer,
): Stripe.Checkout.Session {
  const billed =
    session.mode === 'subscription'
      ? startSubscription(sandbox, session, intent, payer)
      : { ...invoicePaidSession(sandbox, session, intent, payer), payment_intent: intent.id };
  const changes: Partial<Stripe.Checkout.Session> = {
    ...billed,
    customer: payer.customer,
    customer_details: customerDetails(payer.email, payer.name),
    payment_status: 'paid',
    status: 'complete',
    url: null,
  };
  return sandbox.change(session, changes, 'checkout.session.completed');
}
