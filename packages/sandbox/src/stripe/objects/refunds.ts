import type Stripe from 'stripe';
import { z } from 'zod';
import { invalidRequest } from '../errors.ts';
import { listObjects } from '../pagination.ts';
import { integer, metadata, none, paging, text } from '../params.ts';
import { failRefund, refundCharge, tellRefund } from '../payments/refund-charge.ts';
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

function chargeOf(sandbox: Sandbox, params: z.output<typeof createFields>): Stripe.Charge {
  if (params.charge) return sandbox.need('charge', params.charge, 'charge');
  if (!params.payment_intent)
    throw invalidRequest(
      'One of the following params should be provided for this request: payment_intent or charge.',
    );
  const intent = sandbox.need('payment_intent', params.payment_intent, 'payment_intent');
  const charge = sandbox.store.get('charge', String(intent.latest_charge));
  if (intent.status !== 'succeeded' || !charge)
    throw invalidRequest(
      `This PaymentIntent (${intent.id}) does not have a successful charge to refund.`,
      { param: 'payment_intent' },
    );
  return charge;
}

const listFields = z.strictObject({
  ...paging,
  charge: text.optional(),
  payment_intent: text.optional(),
});

export const refundRoutes: Route[] = [
  route('POST', '/v1/refunds', createFields, (sandbox, params) => {
    const { amount, metadata: data, reason } = params;
    return refundCharge(sandbox, chargeOf(sandbox, params), {
      amount,
      ...(data && { metadata: data }),
      reason,
    });
  }),
  route('GET', '/v1/refunds/:id', none, (sandbox, _, id) => sandbox.need('refund', id)),
  route(
    'POST',
    '/v1/refunds/:id',
    z.strictObject({ metadata: metadata.optional() }),
    (sandbox, params, id) => {
      const refund = sandbox.need('refund', id);
      const merged = mergeMetadata(refund.metadata, params.metadata ?? {});
      const changed = sandbox.store.put<Stripe.Refund>({ ...refund, metadata: merged });
      tellRefund(sandbox, changed, { metadata: refund.metadata });
      return changed;
    },
  ),
  route('POST', '/v1/refunds/:id/cancel', none, (sandbox, _, id) => {
    const refund = sandbox.need('refund', id);
    if (refund.status !== 'requires_action')
      throw invalidRequest(
        `You cannot cancel this Refund because it has a status of ${refund.status}. Only a Refund with a status of requires_action may be canceled.`,
      );
    return failRefund(sandbox, refund, 'canceled');
  }),
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
