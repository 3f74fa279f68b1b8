import type Stripe from 'stripe';
import { invalidRequest } from '../errors.ts';
import { createCustomer } from '../objects/customers.ts';
import { createSetupIntent } from '../objects/setup-intents.ts';
import { chargeCard } from '../payments/charge-card.ts';
import { createPaymentIntent } from '../payments/payment-intent.ts';
import type { Payer } from '../payments/payment-method.ts';
import { type Card, type Decline, declineOf } from '../payments/test-cards.ts';
import type { Sandbox } from '../sandbox.ts';
import type { CheckoutState } from '../store.ts';
import { customerDetails } from './blank-session.ts';
import { invoicePaidSession } from './invoice-session.ts';
import { setUpCard } from './set-up-card.ts';
import { startSubscription } from './start-subscription.ts';

export type PayResult =
  | { outcome: 'paid' | 'already_paid' | 'expired'; session: Stripe.Checkout.Session }
  | { outcome: 'declined'; session: Stripe.Checkout.Session; decline: Decline };

/** Completes an open session once; a decline leaves it open, with the failed attempt recorded. */
export function paySession(
  sandbox: Sandbox,
  sessionId: string,
  /** None when nothing is due and no card is asked for. */
  card: Card | null,
  person: { name: string | null; email: string | null },
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
  if (!payer.customer && needsCustomer(session) && !(card && declineOf(card)))
    payer.customer = createCustomer(sandbox, {
      ...(person.name && { name: person.name }),
      ...(payer.email && { email: payer.email }),
    }).id;
  if (!isDue(session)) return completeFree(sandbox, session, card, payer);
  if (!card) throw invalidRequest('A card is needed to pay this session.');
  const intent = intentOf(sandbox, session, payer);
  const attempt = chargeCard(sandbox, intent, card, payer);
  if (attempt.decline) return { outcome: 'declined', session, decline: attempt.decline };
  return { outcome: 'paid', session: complete(sandbox, session, attempt.intent, payer) };
}

export const isDue = (session: Stripe.Checkout.Session): boolean => (session.amount_total ?? 0) > 0;

/** Whether the page asks for a card: to pay, or to have one for later. */
export const asksCard = (session: Stripe.Checkout.Session): boolean =>
  isDue(session) || session.payment_method_collection === 'always';

/** Nothing is due: the card is only saved, for the setup or for the end of a trial. */
function completeFree(
  sandbox: Sandbox,
  session: Stripe.Checkout.Session,
  card: Card | null,
  payer: Payer,
): PayResult {
  const setup = card && setUp(sandbox, session, card, payer);
  if (setup?.decline) return { outcome: 'declined', session, decline: setup.decline };
  const started =
    session.mode === 'subscription'
      ? startSubscription(
          sandbox,
          session,
          { intent: null, method: setup?.method.id ?? null },
          payer,
        )
      : {};
  return {
    outcome: 'paid',
    session: finish(sandbox, session, payer, {
      ...started,
      payment_status: 'no_payment_required',
    }),
  };
}

function setUp(
  sandbox: Sandbox,
  session: Stripe.Checkout.Session,
  card: Card,
  payer: Payer,
): ReturnType<typeof setUpCard> {
  const known = session.setup_intent && sandbox.need('setup_intent', String(session.setup_intent));
  const intent =
    known || createSetupIntent(sandbox, { ...(payer.customer && { customer: payer.customer }) });
  return setUpCard(sandbox, { ...intent, customer: payer.customer }, card, payer);
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
  const method = intent.payment_method && String(intent.payment_method);
  const billed =
    session.mode === 'subscription'
      ? startSubscription(sandbox, session, { intent, method }, payer)
      : { ...invoicePaidSession(sandbox, session, intent, payer), payment_intent: intent.id };
  return finish(sandbox, session, payer, { ...billed, payment_status: 'paid' });
}

function finish(
  sandbox: Sandbox,
  session: Stripe.Checkout.Session,
  payer: Payer,
  changes: Partial<Stripe.Checkout.Session>,
): Stripe.Checkout.Session {
  return sandbox.change(
    session,
    {
      ...changes,
      customer: payer.customer,
      customer_details: customerDetails(payer.email, payer.name),
      status: 'complete',
      url: null,
    },
    'checkout.session.completed',
  );
}
