import type Stripe from 'stripe';
import { z } from 'zod';
import { missingResource } from '../errors.ts';
import { changeCustomerBalance } from '../invoices/customer-balance.ts';
import { listObjects } from '../pagination.ts';
import { clearableText, currency, integer, metadata, none, paging } from '../params.ts';
import { type Route, route } from '../route.ts';
import type { Sandbox } from '../sandbox.ts';
import { mergeMetadata } from './merge-metadata.ts';

const changes = { description: clearableText.optional(), metadata: metadata.optional() };

/** A customer's credit balance, and the discount that every bill of the customer's has. */
export const customerBalanceRoutes: Route[] = [
  route(
    'POST',
    '/v1/customers/:id/balance_transactions',
    z.strictObject({ ...changes, amount: integer, currency }),
    (sandbox, params, id) =>
      changeCustomerBalance(sandbox, id, {
        amount: params.amount,
        currency: params.currency,
        description: params.description || null,
        metadata: params.metadata ?? {},
        type: 'adjustment',
      }),
  ),
  route(
    'GET',
    '/v1/customers/:id/balance_transactions',
    z.strictObject(paging),
    (sandbox, params, id) => {
      sandbox.need('customer', id, 'customer');
      const url = `/v1/customers/${id}/balance_transactions`;
      return listObjects(sandbox.store, 'customer_balance_transaction', url, params, {
        customer: id,
      });
    },
  ),
  route('GET', '/v1/customers/:id/balance_transactions/:child', none, (sandbox, _, id, child) =>
    transactionOf(sandbox, id, child),
  ),
  route(
    'POST',
    '/v1/customers/:id/balance_transactions/:child',
    z.strictObject(changes),
    (sandbox, params, id, child) => {
      const transaction = transactionOf(sandbox, id, child);
      return sandbox.store.put<Stripe.CustomerBalanceTransaction>({
        ...transaction,
        description:
          params.description === undefined ? transaction.description : params.description || null,
        metadata: mergeMetadata(transaction.metadata, params.metadata ?? {}),
      });
    },
  ),
  route('DELETE', '/v1/customers/:id/discount', none, (sandbox, _, id) => {
    const customer = sandbox.need('customer', id, 'customer');
    const { discount } = customer;
    if (!discount) throw missingResource('discount', id);
    sandbox.change(customer, { discount: null }, 'customer.updated');
    sandbox.emit('customer.discount.deleted', discount);
    const { end: _end, ...rest } = discount;
    return { ...rest, deleted: true };
  }),
];

function transactionOf(
  sandbox: Sandbox,
  customer: string,
  id: string,
): Stripe.CustomerBalanceTransaction {
  const transaction = sandbox.need('customer_balance_transaction', id);
  if (transaction.customer !== customer) throw missingResource('customer_balance_transaction', id);
  return transaction;
}
