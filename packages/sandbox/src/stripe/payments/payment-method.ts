import type Stripe from 'stripe';
import { ApiError, invalidRequest } from '../errors.ts';
import { newId } from '../ids.ts';
import type { Sandbox } from '../sandbox.ts';
import { behaviourOf, brandOf, type Card, type CardBehaviour } from './test-cards.ts';
import { testCard } from './test-methods.ts';

export interface Payer {
  customer: string | null;
  name: string | null;
  email: string | null;
  country: string | null;
}

/** What the sandbox knows of the card behind a payment method, and Stripe never shows. */
export interface KnownCard {
  /** The payment method's id. */
  id: string;
  object: 'sandbox.card';
  number: string;
  /** The cardholder agreed by 3-D Secure to later charges. */
  isSetUp: boolean;
}

const nobody: Payer = { customer: null, name: null, email: null, country: null };

export function createPaymentMethod(
  sandbox: Sandbox,
  card: Card,
  payer: Payer = nobody,
): Stripe.PaymentMethod {
  const brand = brandOf(card.number);
  const method = sandbox.store.put<Stripe.PaymentMethod>({
    ...blankMethod(sandbox, 'card'),
    billing_details: billingDetails(payer),
    card: {
      brand,
      checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
      country: 'CA',
      display_brand: brand,
      exp_month: card.expMonth,
      exp_year: card.expYear,
      fingerprint: fingerprintOf(card.number),
      funding: 'credit',
      generated_from: null,
      last4: card.number.slice(-4),
      networks: { available: [brand], preferred: null },
      regulated_status: 'unregulated',
      three_d_secure_usage: { supported: true },
      wallet: null,
    },
  });
  sandbox.store.put<KnownCard>({
    id: method.id,
    object: 'sandbox.card',
    number: card.number,
    isSetUp: false,
  });
  return method;
}

export function blankMethod(
  sandbox: Sandbox,
  type: Stripe.PaymentMethod.Type,
): Stripe.PaymentMethod {
  return {
    id: newId('pm'),
    object: 'payment_method',
    allow_redisplay: type === 'card' ? 'limited' : 'unspecified',
    billing_details: billingDetails(nobody),
    created: sandbox.now(),
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: {},
    type,
  };
}

export function billingDetails(payer: Payer): Stripe.PaymentMethod.BillingDetails {
  const { country } = payer;
  return {
    address: { city: null, country, line1: null, line2: null, postal_code: null, state: null },
    email: payer.email,
    name: payer.name,
    phone: null,
    tax_id: null,
  };
}

/** The same card always has the same fingerprint, and the number cannot be read from it. */
export function fingerprintOf(number: string): string {
  const digits = [...number].map((digit) => Number(digit));
  return digits
    .map((digit, index) => ((digit * 7 + index * 11) % 36).toString(36))
    .join('')
    .padEnd(16, '0');
}

/** The payment method; one of Stripe's test ids makes a new one, as Stripe does. */
export function needPaymentMethod(
  sandbox: Sandbox,
  id: string,
  param = 'payment_method',
): Stripe.PaymentMethod {
  const card = testCard(id);
  if (card) return createPaymentMethod(sandbox, card);
  const found = sandbox.store.get('payment_method', id);
  if (found) return found;
  throw invalidRequest(`No such PaymentMethod: '${id}'`, { code: 'resource_missing', param });
}

export function behaviourOfMethod(sandbox: Sandbox, method: Stripe.PaymentMethod): CardBehaviour {
  const known = sandbox.store.get('sandbox.card', method.id);
  if (!known) return {};
  const { authentication, ...rest } = behaviourOf(known.number);
  const asks = authentication === 'always' || (authentication && !known.isSetUp);
  return asks ? { ...rest, authentication } : rest;
}

/** After 3-D Secure, cards that ask only once pay without asking again. */
export function markSetUp(sandbox: Sandbox, method: Stripe.PaymentMethod): void {
  const known = sandbox.store.get('sandbox.card', method.id);
  if (known) sandbox.store.put({ ...known, isSetUp: true });
}

/** Saves a payment method for a customer. */
export function attachPaymentMethod(
  sandbox: Sandbox,
  method: Stripe.PaymentMethod,
  customer: string,
): Stripe.PaymentMethod {
  if (method.customer === customer) return method;
  if (method.customer !== null)
    throw invalidRequest(
      'The payment method you provided has already been attached to a customer.',
      { code: 'payment_method_unexpected_state', param: 'payment_method' },
    );
  return sandbox.change(method, { customer }, 'payment_method.attached');
}

/** Refuses to save a card that its issuer refuses already when it is checked. */
export function checkSavable(sandbox: Sandbox, method: Stripe.PaymentMethod): void {
  const { decline, isSavable } = behaviourOfMethod(sandbox, method);
  if (!decline || isSavable) return;
  throw new ApiError(402, 'card_error', decline.message, {
    code: decline.code,
    ...(decline.declineCode && { decline_code: decline.declineCode }),
    payment_method: method,
  });
}
