import type Stripe from 'stripe';
import { invalidRequest } from '../errors.ts';
import { newId, randomText } from '../ids.ts';
import { listObjects } from '../pagination.ts';
import { none } from '../params.ts';
import {
  attachPaymentMethod,
  checkSavable,
  needPaymentMethod,
} from '../payments/payment-method.ts';
import { type Route, route } from '../route.ts';
import type { Sandbox } from '../sandbox.ts';
import { isShown } from '../time/clock-of.ts';
import {
  type CustomerChanges,
  createFields,
  listFields,
  type NewCustomer,
  updateFields,
} from './customer-params.ts';
import { fullAddress, fullShipping } from './full-address.ts';
import { mergeMetadata } from './merge-metadata.ts';
import { createTaxId, removeTaxId } from './tax-ids.ts';

export function createCustomer(sandbox: Sandbox, params: NewCustomer): Stripe.Customer {
  const blank: Stripe.Customer = {
    id: newId('cus'),
    object: 'customer',
    address: null,
    balance: 0,
    created: sandbox.now(),
    currency: null,
    customer_account: null,
    default_source: null,
    delinquent: false,
    description: null,
    discount: null,
    email: null,
    invoice_prefix: randomText(8).toUpperCase(),
    invoice_settings: {
      custom_fields: null,
      default_payment_method: null,
      footer: null,
      rendering_options: null,
    },
    livemode: false,
    metadata: {},
    name: null,
    next_invoice_sequence: 1,
    phone: null,
    preferred_locales: [],
    shipping: null,
    tax_exempt: 'none',
    test_clock: params.test_clock
      ? sandbox.need('test_helpers.test_clock', params.test_clock, 'test_clock').id
      : null,
  };
  const changes = changesOf(sandbox, blank, params);
  const customer = sandbox.store.put({ ...blank, ...changes });
  sandbox.emit('customer.created', customer);
  if (params.payment_method) {
    const method = needPaymentMethod(sandbox, params.payment_method);
    checkSavable(sandbox, method);
    attachPaymentMethod(sandbox, method, customer.id);
  }
  for (const taxId of params.tax_id_data ?? []) createTaxId(sandbox, taxId, customer.id);
  return customer;
}

function changesOf(
  sandbox: Sandbox,
  customer: Stripe.Customer,
  params: CustomerChanges,
): Partial<Stripe.Customer> {
  const { address: place, shipping: delivery, invoice_settings: settings, ...plain } = params;
  const changes: Partial<Stripe.Customer> = {};
  for (const key of ['description', 'email', 'name', 'phone'] as const)
    if (plain[key] !== undefined) changes[key] = plain[key] || null;
  for (const key of ['business_name', 'individual_name'] as const)
    if (plain[key] !== undefined) changes[key] = plain[key];
  if (plain.preferred_locales) changes.preferred_locales = plain.preferred_locales;
  for (const key of ['balance', 'invoice_prefix', 'next_invoice_sequence'] as const)
    if (plain[key] !== undefined) Object.assign(changes, { [key]: plain[key] });
  if (plain.tax_exempt !== undefined) changes.tax_exempt = plain.tax_exempt || 'none';
  if (plain.metadata) changes.metadata = mergeMetadata(customer.metadata, plain.metadata);
  if (place !== undefined) changes.address = place ? fullAddress(place) : null;
  if (delivery !== undefined) changes.shipping = delivery ? fullShipping(delivery) : null;
  if (settings) changes.invoice_settings = settingsOf(sandbox, customer, settings);
  return changes;
}

function settingsOf(
  sandbox: Sandbox,
  customer: Stripe.Customer,
  given: NonNullable<CustomerChanges['invoice_settings']>,
): Stripe.Customer.InvoiceSettings {
  const { custom_fields: custom, default_payment_method: method, footer } = given;
  const rendering = given.rendering_options;
  if (method && sandbox.store.get('payment_method', method)?.customer !== customer.id)
    throw invalidRequest(
      `The customer does not have a payment method with the ID ${method}. The payment method must be attached to the customer.`,
      { code: 'resource_missing', param: 'invoice_settings[default_payment_method]' },
    );
  return {
    ...customer.invoice_settings,
    ...(custom && { custom_fields: custom.length > 0 ? custom : null }),
    ...(method !== undefined && { default_payment_method: method || null }),
    ...(footer !== undefined && { footer: footer || null }),
    ...(rendering !== undefined && {
      rendering_options: rendering
        ? {
            amount_tax_display: rendering.amount_tax_display || null,
            template: rendering.template ?? null,
          }
        : null,
    }),
  };
}

/** Only a tombstone stays; what the customer had goes with it, subscriptions by their own side. */
function deleteCustomer(sandbox: Sandbox, id: string): Stripe.DeletedCustomer {
  const customer = sandbox.need('customer', id, 'customer');
  for (const method of sandbox.store.by('payment_method', 'customer', id))
    sandbox.change(method, { customer: null }, 'payment_method.detached');
  for (const taxId of sandbox.store.by('tax_id', 'customer', id)) removeTaxId(sandbox, taxId);
  const tombstone: Stripe.DeletedCustomer = { id, object: 'customer', deleted: true };
  sandbox.store.put(tombstone as unknown as Stripe.Customer);
  sandbox.emit('customer.deleted', customer);
  return tombstone;
}

export const customerRoutes: Route[] = [
  route('POST', '/v1/customers', createFields, createCustomer),
  route('GET', '/v1/customers/:id', none, (sandbox, _, id) => sandbox.need('customer', id)),
  route('POST', '/v1/customers/:id', updateFields, (sandbox, params, id) => {
    const customer = sandbox.need('customer', id, 'customer');
    return sandbox.change(customer, changesOf(sandbox, customer, params), 'customer.updated');
  }),
  route('DELETE', '/v1/customers/:id', none, (sandbox, _, id) => deleteCustomer(sandbox, id)),
  route('GET', '/v1/customers', listFields, ({ store }, { email, test_clock, ...paging }) =>
    listObjects(store, 'customer', '/v1/customers', paging, { email, test_clock }, (customer) =>
      isShown(customer, { test_clock }),
    ),
  ),
];
