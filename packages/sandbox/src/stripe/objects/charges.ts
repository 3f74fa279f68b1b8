import type Stripe from 'stripe';
import { z } from 'zod';
import { listObjects } from '../pagination.ts';
import { address, clearableText, metadata, none, paging, text } from '../params.ts';
import { type Route, route } from '../route.ts';
import type { Sandbox } from '../sandbox.ts';
import { fullShipping } from './full-address.ts';
import { mergeMetadata } from './merge-metadata.ts';

const listFields = z.strictObject({
  ...paging,
  customer: text.optional(),
  payment_intent: text.optional(),
});
const updateFields = z.strictObject({
  description: clearableText.optional(),
  fraud_details: z.strictObject({ user_report: z.enum(['', 'fraudulent', 'safe']) }).optional(),
  metadata: metadata.optional(),
  receipt_email: clearableText.optional(),
  shipping: z.strictObject({ address, name: text, phone: clearableText.optional() }).optional(),
});

function update(
  sandbox: Sandbox,
  params: z.output<typeof updateFields>,
  id: string,
): Stripe.Charge {
  const charge = sandbox.need('charge', id, 'charge');
  const changes: Partial<Stripe.Charge> = {
    metadata: mergeMetadata(charge.metadata, params.metadata ?? {}),
  };
  if (params.description !== undefined) changes.description = params.description || null;
  if (params.receipt_email !== undefined) changes.receipt_email = params.receipt_email || null;
  if (params.shipping) changes.shipping = fullShipping(params.shipping);
  if (params.fraud_details) {
    const { user_report: report } = params.fraud_details;
    changes.fraud_details = report ? { user_report: report } : {};
  }
  return sandbox.change(charge, changes, 'charge.updated');
}

export const chargeRoutes: Route[] = [
  route('GET', '/v1/charges/:id', none, (sandbox, _, id) => sandbox.need('charge', id)),
  route('POST', '/v1/charges/:id', updateFields, update),
  route('GET', '/v1/charges', listFields, ({ store }, { customer, payment_intent, ...paging }) =>
    listObjects(store, 'charge', '/v1/charges', paging, { customer, payment_intent }),
  ),
];
