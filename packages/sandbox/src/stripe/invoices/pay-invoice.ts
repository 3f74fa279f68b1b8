import type Stripe from 'stripe';
import type { z } from 'zod';
import { invalidRequest } from '../errors.ts';
import type { Sandbox } from '../sandbox.ts';
import { checkMethod } from '../subscriptions/check-items.ts';
import { cardError, noPaymentMethod } from '../subscriptions/pay-or-refuse.ts';
import { collectPayment, methodOf } from './collect-payment.ts';
import { finalizeInvoice } from './finalize-invoice.ts';
import type { payParams } from './invoice-params.ts';
import { settleInvoice } from './settle-invoice.ts';

/** Pays an invoice now; a draft is finalised first. */
export function payInvoice(
  sandbox: Sandbox,
  params: z.output<typeof payParams>,
  id: string,
): Stripe.Invoice {
  const invoice = sandbox.need('invoice', id, 'id');
  if (invoice.status === 'paid')
    throw invalidRequest('Invoice is already paid', { code: 'invoice_already_paid' });
  if (invoice.status === 'void')
    throw invalidRequest('This invoice is void and can no longer be paid.', {
      code: 'status_transition_invalid',
    });
  const given = params.payment_method;
  if (given)
    checkMethod(
      sandbox.need('payment_method', given, 'payment_method'),
      String(invoice.customer),
      'payment_method',
    );
  else if (!params.paid_out_of_band && !methodOf(sandbox, invoice)) {
    // Nothing to pay needs no card.
    const rehearsed =
      invoice.status === 'draft'
        ? sandbox.rehearse(() => finalizeInvoice(sandbox, invoice))
        : invoice;
    if (rehearsed.status !== 'paid') throw noPaymentMethod();
  }
  const open = invoice.status === 'draft' ? finalizeInvoice(sandbox, invoice) : invoice;
  if (open.status === 'paid') return open;
  if (params.paid_out_of_band) return settleInvoice(sandbox, open, { isOffStripe: true });
  const collection = collectPayment(sandbox, open, {
    ...(given && { method: given }),
    offSession: params.off_session ?? true,
  });
  const { problem } = collection;
  if (!problem) return collection.invoice;
  const isShort = typeof problem === 'object' && problem.declineCode === 'insufficient_funds';
  if (params.forgive && isShort) return settleInvoice(sandbox, collection.invoice);
  throw cardError(collection);
}
