import { previewInvoice } from '../invoices/preview-invoice.ts';
import type { Sandbox } from '../sandbox.ts';

/** Some days before a renewal Stripe tells what it will bill; that invoice has no id yet. */
export function tellUpcoming(sandbox: Sandbox, id: string): void {
  const { id: _, ...upcoming } = previewInvoice(sandbox, { subscription: id });
  sandbox.emit('invoice.upcoming', upcoming);
}
