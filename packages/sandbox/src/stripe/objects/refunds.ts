import type Stripe from 'stripe';
import { z } from 'zod';
import { invalidRequest } from '../errors.ts';
import { newId } from '../ids.ts';
import { listObjects } from '../pagination.ts';
import { integer, metadata, none, paging, text } from '../params.ts';
import { bookOnBalance } from '../payments/balance-transaction.ts';
import { type Route, route } from '../route.ts';
import type { Sandbox } from '../sandbox.ts';
import { mergeMetadata } from './merge-metadata.ts';

const createFields = z.strictObject({
  amount: integer.pipe(z.number().min(1)).optional(),
  charge: text.optional(),
  metadata: metadata.optional(),
  payment_intent: text.optional(),
  reason: z.enum(['duplicate', 'fraudulent', 'requested_by_customer']).optional(),
});
type Fields = z.output<typeof createFields>;

function create(sandbox: Sandbox, params: Fields): Stripe.Refund {
  const charge = chargeOf(sandbox, params);
  const amount = amountOf(charge, params.amount);
  const draft: Stripe.Refund = {
    id: newId('re'),
    object: 'refund',
    amount,
    balance_transaction: null,
    charge: charge.id,
    created: sandbox.now(),
    currency: charge.currency,
    customer: charge.customer,
    customer_account: null,
    destination_details: { card: { reference_status: 'pending', type: 'refund' }, type: 'card' },
    metadata: params.metadata ?? {},
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason: params.reason ?? null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: 'succeeded',
    transfer_reversal: null,
  };
  const refund = sandbox.store.put({
    ...draft,
    balance_transaction: bookOnBalance(sandbox, draft).id,
  });
  sandbox.emit('refund.created', refund);
  const refunded = charge.amount_refunded + amount;
  const changes = { amount_refunded: refunded, refunded: refunded === charge.amount_captured };
  sandbox.change(charge, changes, 'charge.refunded');
  return refund;
}

function chargeOf(sandbox: Sandbox, params: Fields): Stripe.Charge {
  if (params.charge) return sandbox.need('charge', params.charge, 'charge');
  if (!params.payment_intent)
    throw invalidRequest(
      'One of the following params should be provided for this request: payment_intent or charge.',
    );
  const intent = sandbox.need('payment_intent', params.payment_intent, 'payment_intent');
  const charge = sandbox.store.get('charge', String(intent.latest_charge));
  if (charge?.status !== 'succeeded')
    throw invalidRequest(
      `This PaymentIntent (${intent.id}) does not have a successful charge to refund.`,
      { param: 'payment_intent' },
    );
  return charge;
}

function amountOf(charge: Stripe.Charge, wanted: number | undefined): number {
  const left = charge.amount_captured - charge.amount_refunded;
  if (charge.status !== 'succeeded')
    throw invalidRequest('You cannot refund a failed charge.', { param: 'charge' });
  if (left === 0)
    throw invalidRequest(`Charge ${charge.id} has already been refunded.`, {
      code: 'charge_already_refunded',
    });
  if (wanted !== undefined && wanted > left)
    throw invalidRequest(
      `Refund amount (${wanted}) is greater than unrefunded amount on charge (${left}).`,
      { param: 'amount' },
    );
  return wanted ?? left;
}

const listFields = z.strictObject({
  ...paging,
  charge: text.optional(),
  payment_intent: text.optional(),
});

export const refundRoutes: Route[] = [
  route('POST', '/v1/refunds', createFields, create),
  route('GET', '/v1/refunds/:id', none, (sandbox, _, id) => sandbox.need('refund', id)),
  route(
    'POST',
    '/v1/refunds/:id',
    z.strictObject({ metadata: metadata.optional() }),
    (sandbox, params, id) => {
      const refund = sandbox.need('refund', id);
      const changes = { metadata: mergeMetadata(refund.metadata, params.metadata ?? {}) };
      return sandbox.change(refund, changes, 'refund.updated');
    },
  ),
  route('GET', '/v1/refunds', listFields, ({ store }, { charge, payment_intent, ...paging }) =>
    listObjects(store, 'refund', '/v1/refunds', paging, { charge, payment_intent }),
  ),
  route('GET', '/v1/charges/:id/refunds', z.strictObject(paging), (sandbox, params, id) => {
    sandbox.need('charge', id);
    return listObjects(sandbox.store, 'refund', `/v1/charges/${id}/refunds`, params, {
      charge: id,
    });
  }),
];
