import type Stripe from 'stripe';
import { invalidRequest } from '../errors.ts';
import { type MethodData, mergeBillingDetails } from '../objects/payment-method-params.ts';
import type { Sandbox } from '../sandbox.ts';
import { blankMethod, createPaymentMethod, fingerprintOf } from './payment-method.ts';
import { type Card, passesLuhn } from './test-cards.ts';
import { testCard } from './test-methods.ts';

/** A payment method from what a caller typed: a card, a test token, or a bank account. */
export function methodFromData(sandbox: Sandbox, data: MethodData): Stripe.PaymentMethod {
  const method =
    data.type === 'card'
      ? createPaymentMethod(sandbox, cardOf(data.card))
      : { ...blankMethod(sandbox, data.type), ...accountOf(data) };
  return sandbox.store.put<Stripe.PaymentMethod>({
    ...method,
    ...(data.allow_redisplay && { allow_redisplay: data.allow_redisplay }),
    billing_details: mergeBillingDetails(method.billing_details, data.billing_details),
    metadata: data.metadata ?? {},
  });
}

function cardOf(given: Extract<MethodData, { type: 'card' }>['card']): Card {
  if ('token' in given) {
    const known = testCard(given.token);
    if (known) return known;
    throw invalidRequest(`No such token: '${given.token}'`, {
      code: 'resource_missing',
      param: 'card[token]',
    });
  }
  if (!passesLuhn(given.number))
    throw invalidRequest('Your card number is incorrect.', {
      code: 'incorrect_number',
      param: 'number',
    });
  return {
    number: given.number,
    expMonth: given.exp_month,
    expYear: given.exp_year,
    cvc: given.cvc ?? '',
  };
}

function accountOf(
  data: Exclude<MethodData, { type: 'card' }>,
): Pick<Stripe.PaymentMethod, 'acss_debit' | 'us_bank_account'> {
  if (data.type === 'acss_debit') {
    const { account_number: number, institution_number, transit_number } = data.acss_debit;
    return {
      acss_debit: {
        bank_name: 'STRIPE TEST BANK',
        fingerprint: fingerprintOf(number),
        institution_number,
        last4: number.slice(-4),
        transit_number,
      },
    };
  }
  const { account_number: number, routing_number, ...kind } = data.us_bank_account;
  return {
    us_bank_account: {
      account_holder_type: kind.account_holder_type ?? 'individual',
      account_type: kind.account_type ?? 'checking',
      bank_name: 'STRIPE TEST BANK',
      financial_connections_account: null,
      fingerprint: fingerprintOf(number),
      last4: number.slice(-4),
      networks: { preferred: 'ach', supported: ['ach'] },
      routing_number,
      status_details: null,
    },
  };
}
