import type Stripe from 'stripe';
import type { z } from 'zod';
import { ApiError, invalidRequest } from '../errors.ts';
import { listObjects } from '../pagination.ts';
import { none } from '../params.ts';
import { capturePayment, releaseHold } from '../payments/capture-payment.ts';
import { type Attempt, chargeMethod } from '../payments/charge-card.ts';
import { methodFromData } from '../payments/method-from-data.ts';
import { createPaymentIntent } from '../payments/payment-intent.ts';
import { needPaymentMethod } from '../payments/payment-method.ts';
import { type Route, route } from '../route.ts';
import type { Sandbox } from '../sandbox.ts';
import { fullShipping } from './full-address.ts';
import { mergeMetadata } from './merge-metadata.ts';
import {
  cancelFields,
  captureFields,
  confirmFields,
  createFields,
  listFields,
  updateFields,
} from './payment-intent-params.ts';

type Confirmation = z.output<typeof confirmFields>;
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
  return confirm(sandbox, options, intent.id);
}

/** Fields that creation, change and confirmation set alike. */
function commonFields(params: Changes | Confirmation): Partial<Stripe.PaymentIntent> {
  const descriptor = 'statement_descriptor' in params ? params.statement_descriptor : undefined;
  const suffix =
    'statement_descriptor_suffix' in params ? params.statement_descriptor_suffix : undefined;
  const card = params.payment_method_options?.card;
  return {
    ...(params.capture_method && { capture_method: params.capture_method }),
    ...(params.shipping !== undefined && {
      shipping: params.shipping ? fullShipping(params.shipping) : null,
    }),
    ...(descriptor && { statement_descriptor: descriptor }),
    ...(suffix && { statement_descriptor_suffix: suffix }),
    ...(card && {
      payment_method_options: {
        card: {
          installments: null,
          mandate_options: null,
          network: null,
          request_three_d_secure: card.request_three_d_secure ?? 'automatic',
          ...(card.setup_future_usage && { setup_future_usage: card.setup_future_usage }),
        },
      },
    }),
  };
}

function methodOf(
  sandbox: Sandbox,
  params: Pick<Confirmation, 'payment_method' | 'payment_method_data'>,
  customer: string | null,
): Stripe.PaymentMethod | undefined {
  if (params.payment_method_data) return methodFromData(sandbox, params.payment_method_data);
  if (!params.payment_method) return undefined;
  const method = needPaymentMethod(sandbox, params.payment_method);
  if (method.customer !== null && method.customer !== customer)
    throw invalidRequest(
      'The PaymentMethod you provided belongs to another Customer, or no Customer was given. Supply the `customer` it is attached to.',
      { param: 'payment_method' },
    );
  return method;
}

function confirm(sandbox: Sandbox, params: Confirmation, id: string): Stripe.PaymentIntent {
  const intent = sandbox.need('payment_intent', id, 'intent');
  if (
    !['requires_payment_method', 'requires_confirmation', 'requires_action'].includes(intent.status)
  )
    throw invalidRequest(
      `This PaymentIntent's ${intent.status === 'succeeded' ? 'payment has already succeeded' : `status is ${intent.status}`} and cannot be confirmed.`,
      { code: 'payment_intent_unexpected_state', payment_intent: intent },
    );
  const customer = typeof intent.customer === 'string' ? intent.customer : null;
  const given = methodOf(sandbox, params, customer);
  const method = given ?? sandbox.store.get('payment_method', String(intent.payment_method));
  if (!method)
    throw invalidRequest(
      'You cannot confirm this PaymentIntent because it is missing a payment method. You can either update the PaymentIntent with a payment method and then confirm it again, or confirm it again directly with a payment method.',
      { code: 'payment_intent_unexpected_state', payment_intent: intent },
    );
  const usage = params.setup_future_usage;
  const ready = sandbox.store.put<Stripe.PaymentIntent>({
    ...intent,
    ...commonFields(params),
    ...(params.receipt_email !== undefined && { receipt_email: params.receipt_email || null }),
    ...(usage !== undefined && { setup_future_usage: usage || null }),
  });
  const offSession = params.off_session === undefined ? false : params.off_session !== false;
  return answer(
    chargeMethod(sandbox, ready, method, {
      offSession: offSession || params.error_on_requires_action === true,
      returnUrl: params.return_url ?? null,
    }),
  );
}

/** A declined attempt is an error, although it leaves its traces. */
function answer({ charge, decline, intent }: Attempt): Stripe.PaymentIntent {
  if (!decline) return intent;
  const method = intent.last_payment_error?.payment_method;
  throw new ApiError(402, 'card_error', decline.message, {
    ...(charge && { charge: charge.id }),
    code: decline.code,
    ...(decline.declineCode && { decline_code: decline.declineCode }),
    payment_intent: intent,
    ...(method && { payment_method: method }),
  });
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
  route('POST', '/v1/payment_intents/:id/confirm', confirmFields, confirm),
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
