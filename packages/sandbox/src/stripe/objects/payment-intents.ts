import type Stripe from 'stripe';
import { z } from 'zod';
import { ApiError, invalidRequest } from '../errors.ts';
import { listObjects } from '../pagination.ts';
import { clearableText, currency, flag, integer, metadata, none, paging, text } from '../params.ts';
import { chargeCard } from '../payments/charge-card.ts';
import { createPaymentIntent } from '../payments/payment-intent.ts';
import type { Card } from '../payments/test-cards.ts';
import { type Route, route } from '../route.ts';
import type { Sandbox } from '../sandbox.ts';
import { mergeMetadata } from './merge-metadata.ts';

/** Stripe's shorthand payment methods for tests, and the card behind each. */
const testMethods: Record<string, string> = {
  pm_card_visa: '4242424242424242',
  pm_card_mastercard: '5555555555554444',
  pm_card_amex: '378282246310005',
  pm_card_chargeDeclined: '4000000000000002',
  pm_card_chargeDeclinedInsufficientFunds: '4000000000009995',
  pm_card_chargeDeclinedExpiredCard: '4000000000000069',
};

const createFields = z.strictObject({
  amount: integer.pipe(z.number().min(50).max(99_999_999)),
  automatic_payment_methods: z
    .strictObject({ enabled: flag, allow_redirects: text.optional() })
    .optional(),
  confirm: flag.optional(),
  currency,
  customer: text.optional(),
  description: clearableText.optional(),
  metadata: metadata.optional(),
  off_session: flag.optional(),
  payment_method: text.optional(),
  receipt_email: z.email().optional(),
  return_url: text.optional(),
  setup_future_usage: z.enum(['off_session', 'on_session']).optional(),
});
const confirmFields = z.strictObject({
  off_session: flag.optional(),
  payment_method: text.optional(),
  return_url: text.optional(),
});

function create(sandbox: Sandbox, params: z.output<typeof createFields>): Stripe.PaymentIntent {
  if (params.customer) sandbox.need('customer', params.customer, 'customer');
  const intent = createPaymentIntent(sandbox, {
    amount: params.amount,
    currency: params.currency,
    customer: params.customer ?? null,
    description: params.description || null,
    metadata: params.metadata ?? {},
    receiptEmail: params.receipt_email ?? null,
    setupFutureUsage: params.setup_future_usage ?? null,
  });
  return params.confirm ? confirm(sandbox, params, intent.id) : intent;
}

function confirm(
  sandbox: Sandbox,
  params: z.output<typeof confirmFields>,
  id: string,
): Stripe.PaymentIntent {
  const intent = sandbox.need('payment_intent', id, 'intent');
  if (intent.status === 'succeeded' || intent.status === 'canceled')
    throw invalidRequest(
      `This PaymentIntent's ${intent.status === 'succeeded' ? 'payment has already succeeded' : 'status is canceled'} and cannot be confirmed.`,
      { code: 'payment_intent_unexpected_state', payment_intent: intent },
    );
  const card = cardOf(params.payment_method);
  const payer = { customer: null, name: null, email: intent.receipt_email, country: null };
  const attempt = chargeCard(sandbox, intent, card, payer);
  if (!attempt.decline) return attempt.intent;
  const { code, declineCode, message } = attempt.decline;
  throw new ApiError(402, 'card_error', message, {
    charge: attempt.charge.id,
    code,
    ...(declineCode && { decline_code: declineCode }),
    payment_intent: attempt.intent,
  });
}

function cardOf(paymentMethod: string | undefined): Card {
  const number = testMethods[paymentMethod ?? ''];
  if (!number)
    throw invalidRequest(`No such PaymentMethod: '${paymentMethod ?? ''}'`, {
      code: 'resource_missing',
      param: 'payment_method',
    });
  return { number, expMonth: 12, expYear: new Date().getUTCFullYear() + 4, cvc: '123' };
}

const updateFields = z.strictObject({
  description: clearableText.optional(),
  metadata: metadata.optional(),
});
const cancelFields = z.strictObject({
  cancellation_reason: z
    .enum(['abandoned', 'duplicate', 'fraudulent', 'requested_by_customer'])
    .optional(),
});

export const paymentIntentRoutes: Route[] = [
  route('POST', '/v1/payment_intents', createFields, create),
  route('POST', '/v1/payment_intents/:id/confirm', confirmFields, confirm),
  route('GET', '/v1/payment_intents/:id', none, (sandbox, _, id) =>
    sandbox.need('payment_intent', id, 'intent'),
  ),
  route('POST', '/v1/payment_intents/:id', updateFields, (sandbox, params, id) => {
    const intent = sandbox.need('payment_intent', id, 'intent');
    return sandbox.store.put({
      ...intent,
      description: params.description ?? intent.description,
      metadata: mergeMetadata(intent.metadata, params.metadata ?? {}),
    });
  }),
  route('POST', '/v1/payment_intents/:id/cancel', cancelFields, (sandbox, params, id) => {
    const intent = sandbox.need('payment_intent', id, 'intent');
    if (intent.status === 'succeeded' || intent.status === 'canceled')
      throw invalidRequest(
        `You cannot cancel this PaymentIntent because it has a status of ${intent.status}.`,
        { code: 'payment_intent_unexpected_state', payment_intent: intent },
      );
    const changes: Partial<Stripe.PaymentIntent> = {
      canceled_at: sandbox.now(),
      cancellation_reason: params.cancellation_reason ?? null,
      status: 'canceled',
    };
    return sandbox.change(intent, changes, 'payment_intent.canceled');
  }),
  route(
    'GET',
    '/v1/payment_intents',
    z.strictObject({ ...paging, customer: text.optional() }),
    ({ store }, { customer, ...paging }) =>
      listObjects(store, 'payment_intent', '/v1/payment_intents', paging, { customer }),
  ),
];
