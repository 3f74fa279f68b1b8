import type Stripe from 'stripe';
import { newId } from '../ids.ts';
import type { Sandbox } from '../sandbox.ts';
import { bookOnBalance } from './balance-transaction.ts';
import { attachPaymentMethod, createPaymentMethod, type Payer } from './payment-method.ts';
import { type Card, type Decline, declineOf } from './test-cards.ts';

interface Attempt {
  intent: Stripe.PaymentIntent;
  charge: Stripe.Charge;
  decline?: Decline;
}

/** Tries to pay a payment intent with a card, and records the charge either way as Stripe does. */
export function chargeCard(
  sandbox: Sandbox,
  intent: Stripe.PaymentIntent,
  card: Card,
  payer: Payer,
): Attempt {
  const method = createPaymentMethod(sandbox, card, payer);
  const decline = declineOf(card);
  return decline
    ? recordDecline(sandbox, intent, method, decline)
    : chargeMethod(sandbox, intent, method);
}

/** Pays a payment intent with a card that the bank accepts. */
export function chargeMethod(
  sandbox: Sandbox,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
): Attempt {
  if (intent.setup_future_usage && typeof intent.customer === 'string' && !method.customer)
    attachPaymentMethod(sandbox, method, intent.customer);
  const draft = newCharge(sandbox, intent, method);
  const charge = sandbox.store.put<Stripe.Charge>({
    ...draft,
    amount_captured: intent.amount,
    captured: true,
    paid: true,
    status: 'succeeded',
    balance_transaction: bookOnBalance(sandbox, draft).id,
    outcome: outcome('approved_by_network', 'authorized', 'Payment complete.', null),
  });
  sandbox.emit('charge.succeeded', charge);
  const changes: Partial<Stripe.PaymentIntent> = {
    amount_received: intent.amount,
    last_payment_error: null,
    latest_charge: charge.id,
    payment_method: method.id,
    status: 'succeeded',
  };
  return { charge, intent: sandbox.change(intent, changes, 'payment_intent.succeeded') };
}

function recordDecline(
  sandbox: Sandbox,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  decline: Decline,
): Attempt {
  const reason = decline.declineCode ?? decline.code;
  const charge = sandbox.store.put<Stripe.Charge>({
    ...newCharge(sandbox, intent, method),
    failure_code: decline.code,
    failure_message: decline.message,
    outcome: outcome(
      'declined_by_network',
      'issuer_declined',
      'The bank did not return any further details with this decline.',
      reason,
    ),
  });
  sandbox.emit('charge.failed', charge);
  const changes: Partial<Stripe.PaymentIntent> = {
    last_payment_error: paymentError(charge, decline, method),
    latest_charge: charge.id,
    status: 'requires_payment_method',
  };
  const failed = sandbox.change(intent, changes, 'payment_intent.payment_failed');
  return { charge, intent: failed, decline };
}

function paymentError(
  charge: Stripe.Charge,
  decline: Decline,
  method: Stripe.PaymentMethod,
): Stripe.PaymentIntent.LastPaymentError {
  return {
    charge: charge.id,
    code: decline.code,
    ...(decline.declineCode && { decline_code: decline.declineCode }),
    doc_url: `https://stripe.com/docs/error-codes/${decline.code.replaceAll('_', '-')}`,
    message: decline.message,
    payment_method: method,
    type: 'card_error',
  };
}

function outcome(
  networkStatus: string,
  type: string,
  sellerMessage: string,
  reason: string | null,
): Stripe.Charge.Outcome {
  return {
    advice_code: reason ? 'try_again_later' : null,
    network_advice_code: null,
    network_decline_code: reason ? '05' : null,
    network_status: networkStatus,
    reason,
    risk_level: 'normal',
    risk_score: 12,
    seller_message: sellerMessage,
    type,
  };
}

function newCharge(
  sandbox: Sandbox,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
): Stripe.Charge {
  return {
    id: newId('ch'),
    object: 'charge',
    amount: intent.amount,
    amount_captured: 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: { ...method.billing_details },
    calculated_statement_descriptor: 'MOBILYTICS',
    captured: false,
    created: sandbox.now(),
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    fraud_details: {},
    livemode: false,
    metadata: intent.metadata,
    on_behalf_of: null,
    outcome: null,
    paid: false,
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: { type: 'card', card: cardDetails(method, intent.amount) },
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: 'failed',
    transfer_data: null,
    transfer_group: null,
  };
}

function cardDetails(
  { card }: Stripe.PaymentMethod,
  amount: number,
): Stripe.Charge.PaymentMethodDetails.Card {
  return {
    amount_authorized: amount,
    authorization_code: null,
    brand: card?.brand ?? null,
    checks: card?.checks ?? null,
    country: card?.country ?? null,
    electronic_commerce_indicator: null,
    exp_month: card?.exp_month ?? 0,
    exp_year: card?.exp_year ?? 0,
    fingerprint: card?.fingerprint ?? null,
    funding: card?.funding ?? null,
    installments: null,
    last4: card?.last4 ?? null,
    mandate: null,
    network: card?.brand ?? null,
    network_token: { used: false },
    network_transaction_id: null,
    regulated_status: 'unregulated',
    three_d_secure: null,
    transaction_link_id: null,
    wallet: null,
  };
}
