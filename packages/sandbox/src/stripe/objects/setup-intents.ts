import type Stripe from 'stripe';
import { z } from 'zod';
import { ApiError, invalidRequest } from '../errors.ts';
import { newId, randomText } from '../ids.ts';
import { listObjects } from '../pagination.ts';
import { clearableText, flag, metadata, none, paging, text } from '../params.ts';
import { methodFromData } from '../payments/method-from-data.ts';
import { needPaymentMethod } from '../payments/payment-method.ts';
import { setUpMethod } from '../payments/set-up-method.ts';
import { type Route, route } from '../route.ts';
import type { Sandbox } from '../sandbox.ts';
import { mergeMetadata } from './merge-metadata.ts';
import { methodData } from './payment-method-params.ts';

const method = { payment_method: text.optional(), payment_method_data: methodData.optional() };
const describing = {
  customer: text.optional(),
  description: clearableText.optional(),
  metadata: metadata.optional(),
};
const confirmFields = z.strictObject({
  ...method,
  return_url: text.optional(),
  use_stripe_sdk: flag.optional(),
});
const createFields = confirmFields.extend({
  ...describing,
  automatic_payment_methods: z
    .strictObject({ enabled: flag, allow_redirects: z.enum(['always', 'never']).optional() })
    .optional(),
  confirm: flag.optional(),
  usage: z.enum(['off_session', 'on_session']).optional(),
});
const updateFields = z.strictObject({ ...method, ...describing });
const cancelFields = z.strictObject({
  cancellation_reason: z.enum(['abandoned', 'duplicate', 'requested_by_customer']).optional(),
});
const listFields = z.strictObject({
  ...paging,
  customer: text.optional(),
  payment_method: text.optional(),
});
type Method = Pick<z.output<typeof confirmFields>, 'payment_method' | 'payment_method_data'>;

export function createSetupIntent(
  sandbox: Sandbox,
  params: z.output<typeof createFields>,
): Stripe.SetupIntent {
  if (params.customer) sandbox.need('customer', params.customer, 'customer');
  const id = newId('seti');
  const given = methodOf(sandbox, params);
  const methods = params.automatic_payment_methods;
  const intent = sandbox.store.put<Stripe.SetupIntent>({
    id,
    object: 'setup_intent',
    allowed_payment_method_types: null,
    application: null,
    automatic_payment_methods: methods
      ? { allow_redirects: methods.allow_redirects ?? 'always', enabled: methods.enabled }
      : null,
    cancellation_reason: null,
    client_secret: `${id}_secret_${randomText(25)}`,
    created: sandbox.now(),
    customer: params.customer ?? null,
    customer_account: null,
    description: params.description || null,
    excluded_payment_method_types: null,
    flow_directions: null,
    last_setup_error: null,
    latest_attempt: null,
    livemode: false,
    managed_payments: null,
    mandate: null,
    metadata: params.metadata ?? {},
    next_action: null,
    on_behalf_of: null,
    payment_method: given?.id ?? null,
    payment_method_configuration_details: null,
    payment_method_options: {
      card: { mandate_options: null, network: null, request_three_d_secure: 'automatic' },
    },
    payment_method_types: ['card'],
    single_use_mandate: null,
    status: given ? 'requires_confirmation' : 'requires_payment_method',
    usage: params.usage ?? 'off_session',
  });
  sandbox.emit('setup_intent.created', intent);
  return params.confirm ? confirm(sandbox, { return_url: params.return_url }, id) : intent;
}

function methodOf(sandbox: Sandbox, params: Method): Stripe.PaymentMethod | undefined {
  if (params.payment_method_data) return methodFromData(sandbox, params.payment_method_data);
  return params.payment_method ? needPaymentMethod(sandbox, params.payment_method) : undefined;
}

function confirm(
  sandbox: Sandbox,
  params: z.output<typeof confirmFields>,
  id: string,
): Stripe.SetupIntent {
  const intent = open(sandbox, id, 'confirm');
  const given =
    methodOf(sandbox, params) ?? sandbox.store.get('payment_method', String(intent.payment_method));
  if (!given)
    throw invalidRequest(
      'You cannot confirm this SetupIntent because it is missing a payment method. Update the SetupIntent with a payment method and then confirm it again.',
      { code: 'setup_intent_unexpected_state', setup_intent: intent },
    );
  const result = setUpMethod(sandbox, intent, given, params.return_url ?? null);
  const { last_setup_error: error } = result;
  if (!error) return result;
  throw new ApiError(402, 'card_error', error.message ?? '', {
    ...(error.code && { code: error.code }),
    ...(error.decline_code && { decline_code: error.decline_code }),
    payment_method: given,
    setup_intent: result,
  });
}

function open(sandbox: Sandbox, id: string, verb: string): Stripe.SetupIntent {
  const intent = sandbox.need('setup_intent', id, 'intent');
  if (!intent.status.startsWith('requires_'))
    throw invalidRequest(
      `You cannot ${verb} this SetupIntent because it has a status of ${intent.status}.`,
      { code: 'setup_intent_unexpected_state', setup_intent: intent },
    );
  return intent;
}

function update(
  sandbox: Sandbox,
  params: z.output<typeof updateFields>,
  id: string,
): Stripe.SetupIntent {
  const intent = open(sandbox, id, 'update');
  if (params.customer) sandbox.need('customer', params.customer, 'customer');
  const given = methodOf(sandbox, params);
  // Stripe has no event for a changed setup intent.
  return sandbox.store.put<Stripe.SetupIntent>({
    ...intent,
    customer: params.customer ?? intent.customer,
    description: params.description === undefined ? intent.description : params.description || null,
    metadata: mergeMetadata(intent.metadata, params.metadata ?? {}),
    ...(given && { payment_method: given.id, status: 'requires_confirmation' }),
  });
}

export const setupIntentRoutes: Route[] = [
  route('POST', '/v1/setup_intents', createFields, createSetupIntent),
  route('POST', '/v1/setup_intents/:id/confirm', confirmFields, confirm),
  route('POST', '/v1/setup_intents/:id/cancel', cancelFields, (sandbox, params, id) => {
    const intent = open(sandbox, id, 'cancel');
    const changes: Partial<Stripe.SetupIntent> = {
      cancellation_reason: params.cancellation_reason ?? null,
      next_action: null,
      status: 'canceled',
    };
    return sandbox.change(intent, changes, 'setup_intent.canceled');
  }),
  route('GET', '/v1/setup_intents/:id', none, (sandbox, _, id) =>
    sandbox.need('setup_intent', id, 'intent'),
  ),
  route('POST', '/v1/setup_intents/:id', updateFields, update),
  route(
    'GET',
    '/v1/setup_intents',
    listFields,
    ({ store }, { customer, payment_method, ...paging }) =>
      listObjects(store, 'setup_intent', '/v1/setup_intents', paging, { customer, payment_method }),
  ),
];
