import { z } from 'zod';
import { listObjects } from '../pagination.ts';
import { none, paging, text } from '../params.ts';
import { type Route, route } from '../route.ts';

const chargeListFields = z.strictObject({
  ...paging,
  customer: text.optional(),
  payment_intent: text.optional(),
});
const balanceListFields = z.strictObject({
  ...paging,
  source: text.optional(),
  type: text.optional(),
});
const methodListFields = z.strictObject({
  ...paging,
  customer: text.optional(),
  type: z.literal('card').optional(),
});

/** Objects that payments make, which the API only shows. */
export const paymentRecordRoutes: Route[] = [
  route('GET', '/v1/charges/:id', none, (sandbox, _, id) => sandbox.need('charge', id)),
  route(
    'GET',
    '/v1/charges',
    chargeListFields,
    ({ store }, { customer, payment_intent, ...paging }) =>
      listObjects(store, 'charge', '/v1/charges', paging, { customer, payment_intent }),
  ),
  route('GET', '/v1/balance_transactions/:id', none, (sandbox, _, id) =>
    sandbox.need('balance_transaction', id),
  ),
  route(
    'GET',
    '/v1/balance_transactions',
    balanceListFields,
    ({ store }, { source, type, ...paging }) =>
      listObjects(store, 'balance_transaction', '/v1/balance_transactions', paging, {
        source,
        type,
      }),
  ),
  route('GET', '/v1/payment_methods/:id', none, (sandbox, _, id) =>
    sandbox.need('payment_method', id, 'payment_method'),
  ),
  route('GET', '/v1/payment_methods', methodListFields, ({ store }, params) => {
    const customer = params.customer ?? '';
    return listObjects(store, 'payment_method', '/v1/payment_methods', params, { customer });
  }),
  route('GET', '/v1/customers/:id/payment_methods', methodListFields, (sandbox, params, id) => {
    sandbox.need('customer', id, 'customer');
    const url = `/v1/customers/${id}/payment_methods`;
    return listObjects(sandbox.store, 'payment_method', url, params, { customer: id });
  }),
];
