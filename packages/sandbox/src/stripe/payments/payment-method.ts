import type Stripe from 'stripe';
import { newId } from '../ids.ts';
import type { Sandbox } from '../sandbox.ts';
import { brandOf, type Card } from './test-cards.ts';

export interface Payer {
  customer: string | null;
  name: string | null;
  email: string | null;
  country: string | null;
}

export function createPaymentMethod(
  sandbox: Sandbox,
  card: Card,
  payer: Payer,
): Stripe.PaymentMethod {
  const brand = brandOf(card.number);
  return sandbox.store.put<Stripe.PaymentMethod>({
    id: newId('pm'),
    object: 'payment_method',
    allow_redisplay: 'limited',
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
    created: sandbox.now(),
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: {},
    type: 'card',
  });
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
function fingerprintOf(number: string): string {
  const digits = [...number].map((digit) => Number(digit));
  return digits
    .map((digit, index) => ((digit * 7 + index * 11) % 36).toString(36))
    .join('')
    .padEnd(16, '0');
}

export function attachPaymentMethod(
  sandbox: Sandbox,
  method: Stripe.PaymentMethod,
  customer: string,
): Stripe.PaymentMethod {
  return sandbox.change(method, { customer }, 'payment_method.attached');
}
