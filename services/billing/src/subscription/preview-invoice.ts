import type Stripe from 'stripe';
import { completeList } from '../mirror/complete-list.ts';
import { fetchOptions } from '../stripe/fetch-options.ts';

/**
 * What Stripe would invoice, with every line: it answers with ten and lists the others by the preview's
 * id, although there is no such invoice.
 */
export async function previewInvoice(
  stripe: Stripe,
  params: Stripe.InvoiceCreatePreviewParams,
): Promise<Stripe.Invoice> {
  const invoice = await stripe.invoices.createPreview(params, fetchOptions);
  const lines = await completeList(invoice.lines, (page) =>
    stripe.invoices.listLineItems(invoice.id, page, fetchOptions),
  );
  return { ...invoice, lines };
}
