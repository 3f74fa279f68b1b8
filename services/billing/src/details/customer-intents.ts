import type Stripe from 'stripe';
import { z } from 'zod';
import { defineIntent } from '../intent/intent-kind.ts';
import { isMissing } from '../mirror/fetch-object.ts';
import { refsTo } from '../mirror/refs.ts';
import { fetchOptions } from '../stripe/fetch-options.ts';

export const billingAddress = z.object({
  line1: z.string(),
  line2: z.string().nullable(),
  city: z.string(),
  region: z.string(),
  postalCode: z.string(),
  country: z.string(),
});

const detailsParams = z.object({
  customerId: z.string(),
  /** Rises with every change: what an older one says is nobody's wish any more. */
  revision: z.int(),
  name: z.string(),
  email: z.string().nullable(),
  address: billingAddress.nullable(),
  purchaseOrderNumber: z.string().nullable(),
  locale: z.enum(['en', 'fr']),
});

/** The name under which the purchase-order number stands on an invoice, bilingual as the paper is. */
export const purchaseOrderLabel = 'PO number / Bon de commande';

const revisionOf = ({ metadata }: Stripe.Customer) => Number(metadata.details_revision ?? 0);

/** What is printed on a customer's invoices, all of it each time. */
export const updateCustomer = defineIntent({
  kind: 'customer.update',
  params: detailsParams,
  async send(stripe, { customerId, revision, ...details }, _, options): Promise<Stripe.Customer> {
    const current = await stripe.customers.retrieve(customerId, {}, fetchOptions);
    // A change that waited for Stripe must not undo a later one.
    if (!current.deleted && revisionOf(current) > revision) return current;
    const { name, email, address, purchaseOrderNumber, locale } = details;
    return stripe.customers.update(
      customerId,
      {
        name,
        email: email ?? '',
        address: address === null ? '' : stripeAddress(address),
        preferred_locales: [locale === 'fr' ? 'fr-CA' : 'en-CA'],
        invoice_settings: {
          custom_fields:
            purchaseOrderNumber === null
              ? ''
              : [{ name: purchaseOrderLabel, value: purchaseOrderNumber }],
        },
        metadata: { details_revision: String(revision) },
      },
      options,
    );
  },
  async find(stripe, { customerId, revision }) {
    const customer = await stripe.customers.retrieve(customerId, {}, fetchOptions);
    return !customer.deleted && revisionOf(customer) >= revision ? customer : null;
  },
  mirrors: (customer) => refsTo('customer', customer.id),
});

function stripeAddress(address: z.output<typeof billingAddress>): Stripe.AddressParam {
  const { line1, line2, city, region, postalCode, country } = address;
  return { line1, line2: line2 ?? '', city, state: region, postal_code: postalCode, country };
}

/** A tax number that is printed. */
export const createTaxId = defineIntent({
  kind: 'tax_id.create',
  params: z.object({ customerId: z.string(), type: z.string(), value: z.string() }),
  send: (stripe, { customerId, type, value }, _, options) =>
    stripe.customers.createTaxId(
      customerId,
      { type: type as Stripe.TaxIdCreateParams.Type, value },
      options,
    ),
  async find(stripe, { customerId, type, value }) {
    const taxIds = stripe.customers.listTaxIds(customerId, { limit: 100 }, fetchOptions);
    for await (const taxId of taxIds) {
      if (taxId.type === type && taxId.value === value) return taxId;
    }
    return null;
  },
  mirrors: (taxId, { customerId }) => refsTo('tax_id', taxId.id, { customerId }),
});

/** A tax number that is printed no more. */
export const deleteTaxId = defineIntent({
  kind: 'tax_id.delete',
  params: z.object({ customerId: z.string(), stripeTaxId: z.string() }),
  send: async (stripe, { customerId, stripeTaxId }, _, options): Promise<{ id: string }> =>
    stripe.customers.deleteTaxId(customerId, stripeTaxId, {}, options),
  async find(stripe, { customerId, stripeTaxId }) {
    try {
      const found = await stripe.customers.retrieveTaxId(customerId, stripeTaxId, {}, fetchOptions);
      return 'deleted' in found && found.deleted ? found : null;
    } catch (error) {
      if (isMissing(error)) return { id: stripeTaxId };
      throw error;
    }
  },
  mirrors: ({ id }, { customerId }) => refsTo('tax_id', id, { customerId }),
});
