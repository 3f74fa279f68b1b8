import type Stripe from 'stripe';
import { invalidRequest } from '../errors.ts';
import { newId } from '../ids.ts';
import type { Sandbox } from '../sandbox.ts';
import { sessionLines } from './session-lines.ts';
import type { SessionParams } from './session-params.ts';

const daySeconds = 86_400;
const smallestAmount = 50;

export function createSession(sandbox: Sandbox, params: SessionParams): Stripe.Checkout.Session {
  checkCombination(sandbox, params);
  const lines = sessionLines(sandbox, params);
  const sum = (key: 'amount_subtotal' | 'amount_tax' | 'amount_total') =>
    lines.reduce((total, line) => total + line[key], 0);
  if (sum('amount_total') < smallestAmount)
    throw invalidRequest("The Checkout Session's total amount due must add up to at least $0.50.", {
      code: 'amount_too_small',
    });
  const id = newId('cs_test');
  const session = sandbox.store.put<Stripe.Checkout.Session>({
    ...blankSession(sandbox, params),
    id,
    amount_subtotal: sum('amount_subtotal'),
    amount_total: sum('amount_total'),
    currency: lines[0]?.currency ?? null,
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: sum('amount_tax') },
    url: `${sandbox.baseUrl}/c/pay/${id}`,
  });
  const { payment_intent_data: intentData, subscription_data: subscriptionData } = params;
  sandbox.store.put({
    id,
    object: 'sandbox.checkout',
    lines,
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
  });
  return session;
}

function checkCombination(sandbox: Sandbox, params: SessionParams): void {
  if (params.customer && params.customer_email)
    throw invalidRequest('You may only specify one of these parameters: customer, customer_email.');
  if (params.customer) sandbox.need('customer', params.customer, 'customer');
  if (params.mode === 'subscription' && params.payment_intent_data)
    throw invalidRequest('You can not pass `payment_intent_data` in `subscription` mode.');
  if (params.mode === 'subscription' && params.invoice_creation)
    throw invalidRequest('You can only enable invoice creation when `mode` is set to `payment`.');
  if (params.mode === 'payment' && params.subscription_data)
    throw invalidRequest('You can not pass `subscription_data` in `payment` mode.');
  const life = (params.expires_at ?? sandbox.now() + daySeconds) - sandbox.now();
  if (life < 1_800 || life > daySeconds)
    throw invalidRequest(
      'The `expires_at` timestamp must be between 30 minutes and 24 hours from Checkout Session creation.',
      { param: 'expires_at' },
    );
}

function blankSession(sandbox: Sandbox, params: SessionParams): Stripe.Checkout.Session {
  const created = sandbox.now();
  const customer = params.customer ? sandbox.need('customer', params.customer) : undefined;
  return {
    id: '',
    object: 'checkout.session',
    adaptive_pricing: null,
    after_expiration: null,
    allow_promotion_codes: null,
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
    payment_method_collection: params.mode === 'subscription' ? 'always' : 'if_required',
    payment_method_configuration_details: null,
    payment_method_options: { card: { request_three_d_secure: 'automatic' } },
    payment_method_types: ['card'],
    payment_status: 'unpaid',
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
