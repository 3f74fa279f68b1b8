import type Stripe from 'stripe';
import { invalidRequest } from '../errors.ts';
import { newId } from '../ids.ts';
import { createSetupIntent } from '../objects/setup-intents.ts';
import type { Sandbox } from '../sandbox.ts';
import type { CheckoutState } from '../store.ts';
import { chosenDiscount, isTrial } from './apply-promotion.ts';
import { sessionLines } from './session-lines.ts';
import type { SessionParams } from './session-params.ts';
import { priceLines, totalsOf } from './session-totals.ts';

const daySeconds = 86_400;
const smallestAmount = 50;

export function createSession(sandbox: Sandbox, params: SessionParams): Stripe.Checkout.Session {
  checkCombination(sandbox, params);
  const id = newId('cs_test');
  const { payment_intent_data: intentData, subscription_data: subscriptionData } = params;
  const state: CheckoutState = {
    id,
    object: 'sandbox.checkout',
    lines: sessionLines(sandbox, params),
    paymentIntent: null,
    paymentIntentData: {
      description: intentData?.description || null,
      metadata: intentData?.metadata ?? {},
      receiptEmail: intentData?.receipt_email ?? null,
      setupFutureUsage: intentData?.setup_future_usage ?? null,
    },
    subscriptionData: {
      description: subscriptionData?.description || null,
      metadata: subscriptionData?.metadata ?? {},
    },
    discount: chosenDiscount(sandbox, params.discounts?.[0], params.customer ?? null),
    trial: {
      end: subscriptionData?.trial_end ?? null,
      days: subscriptionData?.trial_period_days ?? null,
      settings: subscriptionData?.trial_settings
        ? {
            end_behavior: {
              billing_cycle_anchor: null,
              ...subscriptionData.trial_settings.end_behavior,
            },
          }
        : null,
    },
  };
  const lines = priceLines(sandbox, state.lines, state.discount, isTrial(state));
  const totals = totalsOf(lines);
  checkTotal(params, totals.amount_total ?? 0, state);
  sandbox.store.put<CheckoutState>({ ...state, lines });
  const blank = blankSession(sandbox, params);
  const isSetup = params.mode === 'setup';
  return sandbox.store.put<Stripe.Checkout.Session>({
    ...blank,
    ...(isSetup ? { amount_subtotal: null, amount_total: null } : totals),
    id,
    currency: lines[0]?.currency ?? params.currency ?? null,
    discounts: discountOf(state),
    setup_intent: isSetup ? setupIntentOf(sandbox, params) : null,
    url: `${sandbox.baseUrl}/c/pay/${id}`,
  });
}

function discountOf({ discount }: CheckoutState): Stripe.Checkout.Session.Discount[] {
  if (!discount) return [];
  if ('coupon' in discount) return [{ coupon: discount.coupon, promotion_code: null }];
  return [{ coupon: null, promotion_code: discount.promotion_code }];
}

const setupIntentOf = (sandbox: Sandbox, params: SessionParams): string =>
  createSetupIntent(sandbox, {
    ...(params.customer && { customer: params.customer }),
    ...(params.setup_intent_data?.description && {
      description: params.setup_intent_data.description,
    }),
    metadata: params.setup_intent_data?.metadata ?? {},
  }).id;

/** Nothing is due for a trial, for what is used first and paid afterwards, or after a discount. */
function checkTotal({ mode }: SessionParams, total: number, state: CheckoutState): void {
  if (mode === 'setup' || total >= smallestAmount) return;
  if (total === 0 && (mode === 'subscription' || state.discount)) return;
  throw invalidRequest("The Checkout Session's total amount due must add up to at least $0.50.", {
    code: 'amount_too_small',
  });
}

function checkCombination(sandbox: Sandbox, params: SessionParams): void {
  if (params.customer && params.customer_email)
    throw invalidRequest('You may only specify one of these parameters: customer, customer_email.');
  if (params.customer) sandbox.need('customer', params.customer, 'customer');
  if (params.mode === 'subscription' && params.payment_intent_data)
    throw invalidRequest('You can not pass `payment_intent_data` in `subscription` mode.');
  if (params.mode === 'subscription' && params.invoice_creation)
    throw invalidRequest('You can only enable invoice creation when `mode` is set to `payment`.');
  if (params.mode !== 'subscription' && params.subscription_data)
    throw invalidRequest(`You can not pass \`subscription_data\` in \`${params.mode}\` mode.`);
  if (params.mode !== 'subscription' && params.payment_method_collection)
    throw invalidRequest(
      'You can only set `payment_method_collection` if there are recurring prices.',
      { param: 'payment_method_collection' },
    );
  checkSetup(params);
  if (params.discounts && params.allow_promotion_codes)
    throw invalidRequest(
      'You may only specify one of these parameters: allow_promotion_codes, discounts.',
    );
  const { trial_end: trialEnd, trial_period_days: trialDays } = params.subscription_data ?? {};
  if (trialEnd !== undefined && trialDays !== undefined)
    throw invalidRequest(
      'You may only specify one of these parameters: trial_end, trial_period_days.',
    );
  if (trialEnd !== undefined && trialEnd < sandbox.now() + 2 * daySeconds)
    throw invalidRequest('The `trial_end` date has to be at least 2 days in the future.', {
      param: 'subscription_data[trial_end]',
    });
  const life = (params.expires_at ?? sandbox.now() + daySeconds) - sandbox.now();
  if (life < 1_800 || life > daySeconds)
    throw invalidRequest(
      'The `expires_at` timestamp must be between 30 minutes and 24 hours from Checkout Session creation.',
      { param: 'expires_at' },
    );
}

function checkSetup(params: SessionParams): void {
  if (params.mode !== 'setup') {
    if (!params.line_items)
      throw invalidRequest('Missing required param: line_items.', {
        code: 'parameter_missing',
        param: 'line_items',
      });
    if (params.setup_intent_data)
      throw invalidRequest('You can only pass `setup_intent_data` in `setup` mode.', {
        param: 'setup_intent_data',
      });
    return;
  }
  for (const name of [
    'line_items',
    'discounts',
    'payment_intent_data',
    'invoice_creation',
  ] as const)
    if (params[name])
      throw invalidRequest(`You can not pass \`${name}\` in \`setup\` mode.`, { param: name });
}

function blankSession(sandbox: Sandbox, params: SessionParams): Stripe.Checkout.Session {
  const created = sandbox.now();
  const customer = params.customer ? sandbox.need('customer', params.customer) : undefined;
  return {
    id: '',
    object: 'checkout.session',
    adaptive_pricing: null,
    after_expiration: null,
    allow_promotion_codes: params.allow_promotion_codes ?? null,
    allowed_payment_method_types: null,
    amount_subtotal: 0,
    amount_total: 0,
    automatic_tax: { enabled: false, liability: null, provider: null, status: null },
    billing_address_collection: params.billing_address_collection ?? null,
    cancel_url: params.cancel_url ?? null,
    client_reference_id: params.client_reference_id ?? null,
    client_secret: null,
    collected_information: null,
    consent: null,
    consent_collection: null,
    created,
    currency: null,
    currency_conversion: null,
    custom_fields: [],
    custom_text: {
      after_submit: null,
      shipping_address: null,
      submit: null,
      terms_of_service_acceptance: null,
    },
    customer: customer?.id ?? null,
    customer_account: null,
    customer_creation:
      params.mode === 'payment' && !customer ? (params.customer_creation ?? 'if_required') : null,
    customer_details: customerDetails(customer?.email ?? params.customer_email ?? null, null),
    customer_email: params.customer_email ?? null,
    discounts: [],
    expires_at: params.expires_at ?? created + daySeconds,
    integration_identifier: null,
    invoice: null,
    invoice_creation: params.mode === 'payment' ? invoiceCreation(params) : null,
    livemode: false,
    locale: params.locale ?? null,
    managed_payments: null,
    metadata: params.metadata ?? {},
    mode: params.mode,
    origin_context: null,
    payment_intent: null,
    payment_link: null,
    payment_method_collection:
      params.payment_method_collection ?? (params.mode === 'payment' ? 'if_required' : 'always'),
    payment_method_configuration_details: null,
    payment_method_options: { card: { request_three_d_secure: 'automatic' } },
    payment_method_types: ['card'],
    payment_status: params.mode === 'setup' ? 'no_payment_required' : 'unpaid',
    permissions: null,
    phone_number_collection: { enabled: false },
    recovered_from: null,
    saved_payment_method_options: null,
    setup_intent: null,
    shipping_address_collection: null,
    shipping_cost: null,
    shipping_options: [],
    status: 'open',
    submit_type: params.submit_type ?? null,
    subscription: null,
    success_url: params.success_url,
    total_details: null,
    ui_mode: 'hosted_page',
    url: null,
    wallet_options: null,
  };
}

export function customerDetails(
  email: string | null,
  name: string | null,
): Stripe.Checkout.Session.CustomerDetails | null {
  if (!email && !name) return null;
  return {
    address: null,
    business_name: null,
    email,
    individual_name: null,
    name,
    phone: null,
    tax_exempt: 'none',
    tax_ids: [],
  };
}

function invoiceCreation({
  invoice_creation: given,
}: SessionParams): Stripe.Checkout.Session.InvoiceCreation {
  return {
    enabled: given?.enabled ?? false,
    invoice_data: {
      account_tax_ids: null,
      custom_fields: null,
      description: given?.invoice_data?.description || null,
      footer: given?.invoice_data?.footer || null,
      issuer: null,
      metadata: given?.invoice_data?.metadata ?? {},
      rendering_options: null,
    },
  };
}
