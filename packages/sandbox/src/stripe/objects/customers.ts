import type Stripe from 'stripe';
import { z } from 'zod';
import { newId, randomText } from '../ids.ts';
import { listObjects } from '../pagination.ts';
import { address, clearableText, metadata, none, paging, text } from '../params.ts';
import { type Route, route } from '../route.ts';
import type { Sandbox } from '../sandbox.ts';
import { fullAddress, fullShipping } from './full-address.ts';
import { mergeMetadata } from './merge-metadata.ts';

const shipping = z.strictObject({ address, name: text, phone: clearableText.optional() });
const fields = z.strictObject({
  address: z.union([address, z.literal('')]).optional(),
  description: clearableText.optional(),
  email: z.union([z.email('Invalid email address'), z.literal('')]).optional(),
  invoice_settings: z.strictObject({ default_payment_method: clearableText.optional() }).optional(),
  metadata: metadata.optional(),
  name: clearableText.optional(),
  phone: clearableText.optional(),
  preferred_locales: z.array(text).optional(),
  shipping: z.union([shipping, z.literal('')]).optional(),
  tax_exempt: z.enum(['none', 'exempt', 'reverse']).optional(),
});
type Fields = z.output<typeof fields>;

export function createCustomer(sandbox: Sandbox, params: Fields): Stripe.Customer {
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
    test_clock: null,
  };
  const customer = sandbox.store.put({ ...blank, ...changesOf(blank, params) });
  sandbox.emit('customer.created', customer);
  return customer;
}

function changesOf(customer: Stripe.Customer, params: Fields): Partial<Stripe.Customer> {
  const { address: place, shipping: delivery, invoice_settings: settings, ...plain } = params;
  const changes: Partial<Stripe.Customer> = {};
  for (const key of ['description', 'email', 'name', 'phone'] as const)
    if (plain[key] !== undefined) changes[key] = plain[key] || null;
  if (plain.preferred_locales) changes.preferred_locales = plain.preferred_locales;
  if (plain.tax_exempt) changes.tax_exempt = plain.tax_exempt;
  if (plain.metadata) changes.metadata = mergeMetadata(customer.metadata, plain.metadata);
  if (place !== undefined) changes.address = place ? fullAddress(place) : null;
  if (delivery !== undefined) changes.shipping = delivery ? fullShipping(delivery) : null;
  if (settings)
    changes.invoice_settings = {
      ...customer.invoice_settings,
      default_payment_method: settings.default_payment_method || null,
    };
  return changes;
}

export const customerRoutes: Route[] = [
  route('POST', '/v1/customers', fields, createCustomer),
  route('GET', '/v1/customers/:id', none, (sandbox, _, id) => sandbox.need('customer', id)),
  route('POST', '/v1/customers/:id', fields, (sandbox, params, id) => {
    const customer = sandbox.need('customer', id, 'customer');
    return sandbox.change(customer, changesOf(customer, params), 'customer.updated');
  }),
  route('DELETE', '/v1/customers/:id', none, (sandbox, _, id) => {
    const customer = sandbox.need('customer', id, 'customer');
    const tombstone = { id, object: 'customer', deleted: true } as unknown as Stripe.Customer;
    sandbox.store.put(tombstone);
    sandbox.emit('customer.deleted', customer);
    return tombstone;
  }),
  route(
    'GET',
    '/v1/customers',
    z.strictObject({ ...paging, email: text.optional() }),
    ({ store }, { email, ...paging }) =>
      listObjects(store, 'customer', '/v1/customers', paging, { email }),
  ),
];
