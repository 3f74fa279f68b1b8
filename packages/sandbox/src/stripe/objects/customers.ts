import type Stripe from 'stripe';
import { z } from 'zod';
import { newId, randomText } from '../ids.ts';
import { listObjects } from '../pagination.ts';
import { address, clearableText, integer, metadata, none, paging, text } from '../params.ts';
import { type Route, route } from '../route.ts';
import type { Sandbox } from '../sandbox.ts';
import { customFields } from '../subscriptions/subscription-params.ts';
import { isShown } from '../time/clock-of.ts';
import { fullAddress, fullShipping } from './full-address.ts';
import { mergeMetadata } from './merge-metadata.ts';

const shipping = z.strictObject({ address, name: text, phone: clearableText.optional() });
const fields = z.strictObject({
  address: z.union([address, z.literal('')]).optional(),
  balance: integer.pipe(z.number().min(-99_999_999).max(99_999_999)).optional(),
  description: clearableText.optional(),
  email: z.union([z.email('Invalid email address'), z.literal('')]).optional(),
  invoice_prefix: z
    .string()
    .regex(/^[A-Z0-9]{3,12}$/, 'must be 3 to 12 uppercase letters or numbers')
    .optional(),
  invoice_settings: z
    .strictObject({
      custom_fields: customFields.optional(),
      default_payment_method: clearableText.optional(),
      footer: clearableText.optional(),
    })
    .optional(),
  metadata: metadata.optional(),
  name: clearableText.optional(),
  next_invoice_sequence: integer.pipe(z.number().min(1)).optional(),
  phone: clearableText.optional(),
  preferred_locales: z.array(text).optional(),
  shipping: z.union([shipping, z.literal('')]).optional(),
  tax_exempt: z.enum(['none', 'exempt', 'reverse']).optional(),
});
type Fields = z.output<typeof fields>;
const createFields = fields.extend({ test_clock: text.optional() });

export function createCustomer(
  sandbox: Sandbox,
  params: z.output<typeof createFields>,
): Stripe.Customer {
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
  for (const key of ['balance', 'invoice_prefix', 'next_invoice_sequence'] as const)
    if (plain[key] !== undefined) Object.assign(changes, { [key]: plain[key] });
  if (plain.tax_exempt) changes.tax_exempt = plain.tax_exempt;
  if (plain.metadata) changes.metadata = mergeMetadata(customer.metadata, plain.metadata);
  if (place !== undefined) changes.address = place ? fullAddress(place) : null;
  if (delivery !== undefined) changes.shipping = delivery ? fullShipping(delivery) : null;
  if (settings)
    changes.invoice_settings = {
      ...customer.invoice_settings,
      ...(settings.custom_fields && {
        custom_fields: settings.custom_fields.length > 0 ? settings.custom_fields : null,
      }),
      ...(settings.default_payment_method !== undefined && {
        default_payment_method: settings.default_payment_method || null,
      }),
      ...(settings.footer !== undefined && { footer: settings.footer || null }),
    };
  return changes;
}

export const customerRoutes: Route[] = [
  route('POST', '/v1/customers', createFields, createCustomer),
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
    z.strictObject({ ...paging, email: text.optional(), test_clock: text.optional() }),
    ({ store }, { email, test_clock, ...paging }) =>
      listObjects(store, 'customer', '/v1/customers', paging, { email, test_clock }, (customer) =>
        isShown(customer, { test_clock }),
      ),
  ),
];
