import type Stripe from 'stripe';
import type { z } from 'zod';
import { invalidRequest } from '../errors.ts';
import { listObjects } from '../pagination.ts';
import { none } from '../params.ts';
import { capturePayment, releaseHold } from '../payments/capture-payment.ts';
import { commonFields, confirmPayment, methodOf } from '../payments/confirm-payment.ts';
import { createPaymentIntent } from '../payments/payment-intent.ts';
import { type Route, route } from '../route.ts';
import type { Sandbox } from '../sandbox.ts';
import { mergeMetadata } from './merge-metadata.ts';
import {
  cancelFields,
  captureFields,
  confirmFields,
  createFields,
  listFields,
  updateFields,
} from './payment-intent-params.ts';

type Changes = z.output<typeof updateFields>;

function create(sandbox: Sandbox, params: z.output<typeof createFields>): Stripe.PaymentIntent {
  if (params.customer) sandbox.need('customer', params.customer, 'customer');
  if (params.amount < 50)
    throw invalidRequest('Amount must be at least 50 of the smallest unit of the currency.', {
      code: 'amount_too_small',
      param: 'amount',
    });
  const methods = params.automatic_payment_methods;
  const method = methodOf(sandbox, params, params.customer ?? null);
  const intent = createPaymentIntent(sandbox, {
    amount: params.amount,
    currency: params.currency,
    customer: params.customer ?? null,
    description: params.description || null,
    metadata: params.metadata ?? {},
    receiptEmail: params.receipt_email || null,
    setupFutureUsage: params.setup_future_usage ?? null,
    fields: {
      ...commonFields(params),
      automatic_payment_methods: methods
        ? { allow_redirects: methods.allow_redirects ?? 'always', enabled: methods.enabled }
        : null,
      confirmation_method: params.confirmation_method ?? 'automatic',
      ...(method && { payment_method: method.id, status: 'requires_confirmation' }),
    },
  });
  if (!params.confirm) return intent;
  const { payment_method: _, payment_method_data: __, ...options } = params;
  return confirmPayment(sandbox, options, intent.id);
}

function update(sandbox: Sandbox, params: Changes, id: string): Stripe.PaymentIntent {
  const intent = sandbox.need('payment_intent', id, 'intent');
  const isOpen = intent.status.startsWith('requires_') && intent.status !== 'requires_capture';
  const changesMoney = ['amount', 'currency', 'customer', 'payment_method', 'payment_method_data'];
  const late = changesMoney.find((name) => name in params);
  if (!isOpen && late)
    throw invalidRequest(
      `This PaymentIntent's ${late} could not be updated because it has a status of ${intent.status}. You may only update the ${late} of a PaymentIntent with one of the following statuses: requires_payment_method, requires_confirmation, requires_action.`,
      { code: 'payment_intent_unexpected_state', param: late, payment_intent: intent },
    );
  if (params.customer) sandbox.need('customer', params.customer, 'customer');
  const customer = params.customer ?? (intent.customer as string | null);
  const method = methodOf(sandbox, params, customer);
  const usage = params.setup_future_usage;
  // Stripe has no event for a changed payment intent.
  return sandbox.store.put<Stripe.PaymentIntent>({
    ...intent,
    ...commonFields(params),
    amount: params.amount ?? intent.amount,
    currency: params.currency ?? intent.currency,
    customer,
    description: params.description === undefined ? intent.description : params.description || null,
    metadata: mergeMetadata(intent.metadata, params.metadata ?? {}),
    ...(params.receipt_email !== undefined && { receipt_email: params.receipt_email || null }),
    ...(usage !== undefined && { setup_future_usage: usage || null }),
    ...(method && { payment_method: method.id, status: 'requires_confirmation' }),
  });
}

function cancel(
  sandbox: Sandbox,
  params: z.output<typeof cancelFields>,
  id: string,
): Stripe.PaymentIntent {
  const intent = sandbox.need('payment_intent', id, 'intent');
  if (!intent.status.startsWith('requires_'))
    throw invalidRequest(
      `You cannot cancel this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be canceled: requires_payment_method, requires_capture, requires_confirmation, requires_action, processing.`,
      { code: 'payment_intent_unexpected_state', payment_intent: intent },
    );
  if (intent.status === 'requires_capture') releaseHold(sandbox, intent);
  const changes: Partial<Stripe.PaymentIntent> = {
    amount_capturable: 0,
    canceled_at: sandbox.now(),
    cancellation_reason: params.cancellation_reason ?? null,
    next_action: null,
    status: 'canceled',
  };
  return sandbox.change(intent, changes, 'payment_intent.canceled');
}

export const paymentIntentRoutes: Route[] = [
  route('POST', '/v1/payment_intents', createFields, create),
  route('POST', '/v1/payment_intents/:id/confirm', confirmFields, confirmPayment),
  route('POST', '/v1/payment_intents/:id/capture', captureFields, (sandbox, params, id) => {
    const intent = sandbox.need('payment_intent', id, 'intent');
    const merged = mergeMetadata(intent.metadata, params.metadata ?? {});
    return capturePayment(sandbox, { ...intent, metadata: merged }, params.amount_to_capture);
  }),
  route('POST', '/v1/payment_intents/:id/cancel', cancelFields, cancel),
  route('GET', '/v1/payment_intents/:id', none, (sandbox, _, id) =>
    sandbox.need('payment_intent', id, 'intent'),
  ),
  route('POST', '/v1/payment_intents/:id', updateFields, update),
  route('GET', '/v1/payment_intents', listFields, ({ store }, { customer, ...paging }) =>
    listObjects(store, 'payment_intent', '/v1/payment_intents', paging, { customer }),
  ),
];
