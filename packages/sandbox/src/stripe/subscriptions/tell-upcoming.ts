import { ApiError } from '../errors.ts';
import { previewInvoice } from '../invoices/preview-invoice.ts';
import type { Sandbox } from '../sandbox.ts';

/** Some days before a renewal Stripe tells what it will bill; that invoice has no id yet. */
export function tellUpcoming(sandbox: Sandbox, subscription: string): void {
  try {
    const { id: _, ...upcoming } = previewInvoice(sandbox, { subscription });
    sandbox.emit('invoice.upcoming', upcoming);
  } catch (error) {
    // A trial that ends without a card may have no next invoice.
    if (!(error instanceof ApiError && error.details.code === 'invoice_upcoming_none')) throw error;
  }
}
