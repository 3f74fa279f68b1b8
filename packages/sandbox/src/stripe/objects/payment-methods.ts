import type Stripe from 'stripe';
import { z } from 'zod';
import { invalidRequest, missingResource } from '../errors.ts';
import { listObjects } from '../pagination.ts';
import { none, text } from '../params.ts';
import { methodFromData } from '../payments/method-from-data.ts';
import {
  attachPaymentMethod,
  checkSavable,
  needPaymentMethod,
} from '../payments/payment-method.ts';
import { type Route, route } from '../route.ts';
import type { Sandbox } from '../sandbox.ts';
import { mergeMetadata } from './merge-metadata.ts';
import {
  attachFields,
  customerListFields,
  listFields,
  type MethodChanges,
  mergeBillingDetails,
  methodData,
  updateFields,
} from './payment-method-params.ts';

function attach(
  sandbox: Sandbox,
  { customer }: z.output<typeof attachFields>,
  id: string,
): Stripe.PaymentMethod {
  sandbox.need('customer', customer, 'customer');
  const method = needPaymentMethod(sandbox, id);
  checkSavable(sandbox, method);
  return attachPaymentMethod(sandbox, method, customer);
}

/** A detached payment method can never be used again; the customer's default with it is gone. */
export function detachMethod(sandbox: Sandbox, id: string): Stripe.PaymentMethod {
  const method = needPaymentMethod(sandbox, id);
  if (method.customer === null)
    throw invalidRequest(
      'The payment method you provided is not attached to a customer so detachment is impossible.',
      { code: 'payment_method_unexpected_state' },
    );
  const owner = sandbox.need('customer', String(method.customer));
  const detached = sandbox.change(method, { customer: null }, 'payment_method.detached');
  if (owner.invoice_settings?.default_payment_method === id) {
    const settings = { ...owner.invoice_settings, default_payment_method: null };
    sandbox.change(owner, { invoice_settings: settings }, 'customer.updated');
  }
  return detached;
}

function update(sandbox: Sandbox, params: MethodChanges, id: string): Stripe.PaymentMethod {
  const method = needPaymentMethod(sandbox, id);
  if (method.customer === null)
    throw invalidRequest(
      'You must save this PaymentMethod to a customer before you can update it.',
      { code: 'payment_method_unexpected_state' },
    );
  const changes: Partial<Stripe.PaymentMethod> = {
    billing_details: mergeBillingDetails(method.billing_details, params.billing_details),
    metadata: mergeMetadata(method.metadata, params.metadata ?? {}),
  };
  if (params.allow_redisplay) changes.allow_redisplay = params.allow_redisplay;
  if (params.card && method.card)
    changes.card = {
      ...method.card,
      exp_month: params.card.exp_month ?? method.card.exp_month,
      exp_year: params.card.exp_year ?? method.card.exp_year,
    };
  return sandbox.change(method, changes, 'payment_method.updated');
}

export const paymentMethodRoutes: Route[] = [
  route('POST', '/v1/payment_methods', methodData, methodFromData),
  route('GET', '/v1/payment_methods/:id', none, (sandbox, _, id) =>
    sandbox.need('payment_method', id, 'payment_method'),
  ),
  route('POST', '/v1/payment_methods/:id', updateFields, update),
  route('POST', '/v1/payment_methods/:id/attach', attachFields, attach),
  route('POST', '/v1/payment_methods/:id/detach', none, (sandbox, _, id) =>
    detachMethod(sandbox, id),
  ),
  route('GET', '/v1/payment_methods', listFields, ({ store }, params) => {
    const { allow_redisplay, customer = '', type, ...paging } = params;
    const wanted = { allow_redisplay, customer, type };
    return listObjects(store, 'payment_method', '/v1/payment_methods', paging, wanted);
  }),
  route('GET', '/v1/customers/:id/payment_methods', customerListFields, (sandbox, params, id) => {
    sandbox.need('customer', id, 'customer');
    const { allow_redisplay, type, ...paging } = params;
    const url = `/v1/customers/${id}/payment_methods`;
    const wanted = { allow_redisplay, customer: id, type };
    return listObjects(sandbox.store, 'payment_method', url, paging, wanted);
  }),
  route(
    'GET',
    '/v1/customers/:id/payment_methods/:child',
    z.strictObject({ type: text.optional() }),
    (sandbox, _, id, child) => {
      const found = sandbox.need('payment_method', child);
      if (found.customer !== id) throw missingResource('PaymentMethod', child);
      return found;
    },
  ),
];
