import type Stripe from 'stripe';
import { z } from 'zod';
import { cutPage, page } from '../pagination.ts';
import { clearableText, metadata, none, paging, text } from '../params.ts';
import { type Route, route } from '../route.ts';
import { mergeMetadata } from './merge-metadata.ts';

const listFields = z.strictObject({
  ...paging,
  customer: text.optional(),
  status: z.enum(['draft', 'open', 'paid', 'uncollectible', 'void']).optional(),
  subscription: text.optional(),
});
const paymentListFields = z.strictObject({
  ...paging,
  invoice: text.optional(),
  payment: z.strictObject({ payment_intent: text, type: z.literal('payment_intent') }).optional(),
  status: z.enum(['canceled', 'open', 'paid']).optional(),
});
const updateFields = z.strictObject({
  description: clearableText.optional(),
  metadata: metadata.optional(),
});

export const invoiceRoutes: Route[] = [
  route('GET', '/v1/invoices/:id', none, (sandbox, _, id) => sandbox.need('invoice', id)),
  route('POST', '/v1/invoices/:id', updateFields, (sandbox, params, id) => {
    const invoice = sandbox.need('invoice', id);
    const changes: Partial<Stripe.Invoice> = {
      description: params.description ?? invoice.description,
      metadata: mergeMetadata(invoice.metadata, params.metadata ?? {}),
    };
    return sandbox.change(invoice, changes, 'invoice.updated');
  }),
  route('GET', '/v1/invoices/:id/lines', z.strictObject(paging), (sandbox, params, id) =>
    cutPage(`/v1/invoices/${id}/lines`, sandbox.need('invoice', id).lines.data, params),
  ),
  route('GET', '/v1/invoices', listFields, ({ store }, params) => {
    const found = store
      .all('invoice')
      .filter(({ customer }) => !params.customer || customer === params.customer)
      .filter(({ status }) => !params.status || status === params.status)
      .filter(
        ({ parent }) =>
          !params.subscription ||
          parent?.subscription_details?.subscription === params.subscription,
      );
    return page('/v1/invoices', found, params);
  }),
  route('GET', '/v1/invoice_payments/:id', none, (sandbox, _, id) =>
    sandbox.need('invoice_payment', id),
  ),
  route('GET', '/v1/invoice_payments', paymentListFields, ({ store }, params) => {
    const wanted = params.payment?.payment_intent;
    const found = store
      .all('invoice_payment')
      .filter(({ invoice }) => !params.invoice || invoice === params.invoice)
      .filter(({ status }) => !params.status || status === params.status)
      .filter(({ payment }) => !wanted || payment.payment_intent === wanted);
    return page('/v1/invoice_payments', found, params);
  }),
  route('GET', '/v1/invoiceitems/:id', none, (sandbox, _, id) => sandbox.need('invoiceitem', id)),
  route(
    'GET',
    '/v1/invoiceitems',
    z.strictObject({ ...paging, customer: text.optional(), invoice: text.optional() }),
    ({ store }, params) => {
      const found = store
        .all('invoiceitem')
        .filter(({ customer }) => !params.customer || customer === params.customer)
        .filter(({ invoice }) => !params.invoice || invoice === params.invoice);
      return page('/v1/invoiceitems', found, params);
    },
  ),
];
