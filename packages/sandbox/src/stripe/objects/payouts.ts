import { z } from 'zod';
import { listObjects } from '../pagination.ts';
import { currency, integer, metadata, none, paging, text } from '../params.ts';
import { payOut, settlePayout } from '../payments/pay-out.ts';
import { type Route, route } from '../route.ts';
import { mergeMetadata } from './merge-metadata.ts';

const createFields = z.strictObject({
  amount: integer.pipe(z.number().min(1)),
  currency,
  description: text.optional(),
  metadata: metadata.optional(),
  method: z.literal('standard').optional(),
  statement_descriptor: text.max(22).optional(),
});
const listFields = z.strictObject({
  ...paging,
  status: z.enum(['canceled', 'failed', 'paid', 'pending']).optional(),
});

export const payoutRoutes: Route[] = [
  route('POST', '/v1/payouts', createFields, (sandbox, params) =>
    payOut(sandbox, {
      amount: params.amount,
      currency: params.currency,
      description: params.description,
      isAutomatic: false,
      metadata: params.metadata,
      statementDescriptor: params.statement_descriptor,
    }),
  ),
  route('GET', '/v1/payouts/:id', none, (sandbox, _, id) => sandbox.need('payout', id)),
  route(
    'POST',
    '/v1/payouts/:id',
    z.strictObject({ metadata: metadata.optional() }),
    (sandbox, params, id) => {
      const payout = sandbox.need('payout', id);
      const merged = mergeMetadata(payout.metadata, params.metadata ?? {});
      return sandbox.change(payout, { metadata: merged }, 'payout.updated');
    },
  ),
  route('POST', '/v1/payouts/:id/cancel', none, (sandbox, _, id) =>
    settlePayout(sandbox, sandbox.need('payout', id), 'canceled'),
  ),
  route('GET', '/v1/payouts', listFields, ({ store }, { status, ...rest }) =>
    listObjects(store, 'payout', '/v1/payouts', rest, { status }),
  ),
];
