import { z } from 'zod';
import { page } from '../pagination.ts';
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
  route('GET', '/v1/charges', chargeListFields, ({ store }, params) => {
    const found = store
      .all('charge')
      .filter(({ customer }) => !params.customer || customer === params.customer)
      .filter(
        ({ payment_intent: intent }) => !params.payment_intent || intent === params.payment_intent,
      );
    return page('/v1/charges', found, params);
  }),
  route('GET', '/v1/balance_transactions/:id', none, (sandbox, _, id) =>
    sandbox.need('balance_transaction', id),
  ),
  route('GET', '/v1/balance_transactions', balanceListFields, ({ store }, params) => {
    const found = store
      .all('balance_transaction')
      .filter(({ source }) => !params.source || source === params.source)
      .filter(({ type }) => !params.type || type === params.type);
    return page('/v1/balance_transactions', found, params);
  }),
  route('GET', '/v1/payment_methods/:id', none, (sandbox, _, id) =>
    sandbox.need('payment_method', id, 'payment_method'),
  ),
  route('GET', '/v1/payment_methods', methodListFields, ({ store }, params) => {
    const found = store
      .all('payment_method')
      .filter(({ customer }) => params.customer !== undefined && customer === params.customer);
    return page('/v1/payment_methods', found, params);
  }),
  route('GET', '/v1/customers/:id/payment_methods', methodListFields, (sandbox, params, id) => {
    sandbox.need('customer', id, 'customer');
    const found = sandbox.store.all('payment_method').filter(({ customer }) => customer === id);
    return page(`/v1/customers/${id}/payment_methods`, found, params);
  }),
];
