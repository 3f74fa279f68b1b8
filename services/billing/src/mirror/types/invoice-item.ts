import type Stripe from 'stripe';
import { fetchOptions } from '../../stripe/fetch-options.ts';
import { defineMirrorType } from '../mirror-type.ts';

export const invoiceItemType = defineMirrorType<Stripe.InvoiceItem | Stripe.DeletedInvoiceItem>({
  type: 'invoiceitem',
  retrieve: (stripe, { id }) => stripe.invoiceItems.retrieve(id, {}, fetchOptions),
  list: (stripe, page) => stripe.invoiceItems.list(page, fetchOptions),
  hasCreated: true,
});
