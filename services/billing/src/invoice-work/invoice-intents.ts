import type Stripe from 'stripe';
import { z } from 'zod';
import { defineIntent } from '../intent/intent-kind.ts';
import { isMissing } from '../mirror/fetch-object.ts';

const params = z.object({ stripeInvoiceId: z.string() });
type Params = z.output<typeof params>;

const mirrors = ({ id }: { id: string }) => [{ type: 'invoice', id }];

/** An invoice reaches a state once, so its own state tells whether that was done. */
const findIn =
  (status: Stripe.Invoice.Status) =>
  async (stripe: Stripe, { stripeInvoiceId }: Params) => {
    const invoice = await stripe.invoices.retrieve(stripeInvoiceId);
    return invoice.status === status ? invoice : null;
  };

/**
 * Sends an invoice by mail; a draft gets its number first. Stripe does not tell how often an invoice
 * was sent, so one whose answer was lost is sent again: once too often is better than never.
 */
export const sendInvoiceIntent = defineIntent({
  kind: 'invoice.send',
  params,
  send: (stripe, { stripeInvoiceId }, _, options) =>
    stripe.invoices.sendInvoice(stripeInvoiceId, {}, options),
  find: async () => null as Stripe.Invoice | null,
  mirrors,
});

export const voidInvoiceIntent = defineIntent({
  kind: 'invoice.void',
  params,
  send: (stripe, { stripeInvoiceId }, _, options) =>
    stripe.invoices.voidInvoice(stripeInvoiceId, {}, options),
  find: findIn('void'),
  mirrors,
});

export const payOutOfBandIntent = defineIntent({
  kind: 'invoice.pay_out_of_band',
  params,
  send: (stripe, { stripeInvoiceId }, _, options) =>
    stripe.invoices.pay(stripeInvoiceId, { paid_out_of_band: true }, options),
  find: findIn('paid'),
  mirrors,
});

export const markUncollectibleIntent = defineIntent({
  kind: 'invoice.mark_uncollectible',
  params: params.extend({ requestId: z.string().nullable().default(null) }),
  send: (stripe, { stripeInvoiceId }, _, options) =>
    stripe.invoices.markUncollectible(stripeInvoiceId, {}, options),
  find: findIn('uncollectible'),
  mirrors,
});

export const deleteDraftIntent = defineIntent({
  kind: 'invoice.delete_draft',
  params,
  send: async (stripe, { stripeInvoiceId }, _, options) => {
    const { id } = await stripe.invoices.del(stripeInvoiceId, {}, options);
    return { id };
  },
  async find(stripe, { stripeInvoiceId }) {
    try {
      await stripe.invoices.retrieve(stripeInvoiceId);
      return null;
    } catch (error) {
      if (isMissing(error)) return { id: stripeInvoiceId };
      throw error;
    }
  },
  mirrors,
});
