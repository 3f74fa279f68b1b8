import { z } from 'zod';
import { sendInvoice } from '../invoices/advance-invoice.ts';
import { deleteDraft, markUncollectible, voidInvoice } from '../invoices/close-invoice.ts';
import { createInvoice, updateInvoice } from '../invoices/create-invoice.ts';
import { finalizeInvoice } from '../invoices/finalize-invoice.ts';
import {
  createParams,
  finalizeParams,
  payParams,
  updateParams,
} from '../invoices/invoice-params.ts';
import { payInvoice } from '../invoices/pay-invoice.ts';
import { changeInvoice } from '../invoices/plan-invoice.ts';
import { previewInvoice, previewParams } from '../invoices/preview-invoice.ts';
import { listObjects } from '../pagination.ts';
import { none, paging, range, text } from '../params.ts';
import { type Route, route } from '../route.ts';
import { isShown } from '../time/clock-of.ts';
import { isWithin } from '../time/is-within.ts';

const hourSeconds = 3_600;
const listFields = z.strictObject({
  ...paging,
  collection_method: z.enum(['charge_automatically', 'send_invoice']).optional(),
  customer: text.optional(),
  due_date: range.optional(),
  status: z.enum(['draft', 'open', 'paid', 'uncollectible', 'void']).optional(),
  subscription: text.optional(),
});
const paymentListFields = z.strictObject({
  ...paging,
  invoice: text.optional(),
  payment: z.strictObject({ payment_intent: text, type: z.literal('payment_intent') }).optional(),
  status: z.enum(['canceled', 'open', 'paid']).optional(),
});

export const invoiceRoutes: Route[] = [
  route('POST', '/v1/invoices', createParams, createInvoice),
  route('POST', '/v1/invoices/create_preview', previewParams, previewInvoice),
  route('GET', '/v1/invoices/:id', none, (sandbox, _, id) => sandbox.need('invoice', id)),
  route('POST', '/v1/invoices/:id', updateParams, updateInvoice),
  route('DELETE', '/v1/invoices/:id', none, (sandbox, _, id) =>
    deleteDraft(sandbox, sandbox.need('invoice', id, 'id')),
  ),
  route('POST', '/v1/invoices/:id/finalize', finalizeParams, (sandbox, params, id) => {
    const autoAdvance = params.auto_advance;
    const open = finalizeInvoice(sandbox, sandbox.need('invoice', id, 'id'), {
      ...(autoAdvance !== undefined && { autoAdvance }),
    });
    const isCharged =
      open.status === 'open' &&
      open.auto_advance === true &&
      open.collection_method === 'charge_automatically';
    if (!isCharged) return open;
    // Stripe collects a little later, so that the caller may still do it.
    return changeInvoice(sandbox, open, { next_payment_attempt: sandbox.now() + hourSeconds });
  }),
  route('POST', '/v1/invoices/:id/pay', payParams, payInvoice),
  route('POST', '/v1/invoices/:id/send', none, (sandbox, _, id) =>
    sendInvoice(sandbox, sandbox.need('invoice', id, 'id')),
  ),
  route('POST', '/v1/invoices/:id/void', none, (sandbox, _, id) =>
    voidInvoice(sandbox, sandbox.need('invoice', id, 'id')),
  ),
  route('POST', '/v1/invoices/:id/mark_uncollectible', none, (sandbox, _, id) =>
    markUncollectible(sandbox, sandbox.need('invoice', id, 'id')),
  ),
  route('GET', '/v1/invoices', listFields, ({ store }, params) =>
    listObjects(
      store,
      'invoice',
      '/v1/invoices',
      params,
      {
        collection_method: params.collection_method,
        customer: params.customer,
        'parent.subscription_details.subscription': params.subscription,
        status: params.status,
      },
      (invoice) => isShown(invoice, params) && isWithin(invoice.due_date, params.due_date),
    ),
  ),
  route('GET', '/v1/invoice_payments/:id', none, (sandbox, _, id) =>
    sandbox.need('invoice_payment', id),
  ),
  route('GET', '/v1/invoice_payments', paymentListFields, ({ store }, params) =>
    listObjects(store, 'invoice_payment', '/v1/invoice_payments', params, {
      invoice: params.invoice,
      'payment.payment_intent': params.payment?.payment_intent,
      status: params.status,
    }),
  ),
];
