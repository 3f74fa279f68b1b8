import type Stripe from 'stripe';
import { removeTaxIdRow, writeTaxId } from '../../details/write-tax-id.ts';
import { fetchOptions } from '../../stripe/fetch-options.ts';
import { defineMirrorType } from '../mirror-type.ts';

export const taxIdType = defineMirrorType<Stripe.TaxId | Stripe.DeletedTaxId>({
  type: 'tax_id',
  retrieve: (stripe, { id, customerId }) =>
    stripe.customers.retrieveTaxId(customerId ?? '', id, {}, fetchOptions),
  list: (stripe, { created: _, ...page }, customer) =>
    stripe.customers.listTaxIds(customer, page, fetchOptions),
  isListedByCustomer: true,
  project: writeTaxId,
  remove: removeTaxIdRow,
});
