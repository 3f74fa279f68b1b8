import { z } from 'zod';
import { listObjects } from '../pagination.ts';
import { none, paging, text } from '../params.ts';
import { type Route, route } from '../route.ts';

const listFields = z.strictObject({
  ...paging,
  source: text.optional(),
  type: text.optional(),
});

export const balanceTransactionRoutes: Route[] = [
  route('GET', '/v1/balance_transactions/:id', none, (sandbox, _, id) =>
    sandbox.need('balance_transaction', id),
  ),
  route('GET', '/v1/balance_transactions', listFields, ({ store }, { source, type, ...paging }) =>
    listObjects(store, 'balance_transaction', '/v1/balance_transactions', paging, { source, type }),
  ),
];
