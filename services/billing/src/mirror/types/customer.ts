import type Stripe from 'stripe';
import { writeCustomer } from '../../details/write-customer.ts';
import { followCustomerBalance } from '../../ledger/follow-customer-balance.ts';
import { fetchOptions } from '../../stripe/fetch-options.ts';
import { defineMirrorType } from '../mirror-type.ts';

export const customerType = defineMirrorType<Stripe.Customer | Stripe.DeletedCustomer>({
  type: 'customer',
  retrieve: (stripe, { id }) => stripe.customers.retrieve(id, {}, fetchOptions),
  list: (stripe, page) => stripe.customers.list(page, fetchOptions),
  hasCreated: true,
  project: writeCustomer,
  settle: followCustomerBalance,
});
