import { voidInvoice } from '../invoices/close-invoice.ts';
import type { Sandbox } from '../sandbox.ts';
import { changeSubscription } from './change-subscription.ts';

/** A subscription whose first invoice was not paid within 23 hours never starts. */
export function expireIncomplete(sandbox: Sandbox, id: string): void {
  const { latest_invoice: invoiceId, status } = sandbox.need('subscription', id);
  if (status !== 'incomplete') return;
  const invoice = sandbox.store.get('invoice', String(invoiceId));
  if (invoice?.status === 'open') voidInvoice(sandbox, invoice);
  if (sandbox.need('subscription', id).status === 'incomplete')
    changeSubscription(sandbox, { id }, { ended_at: sandbox.now(), status: 'incomplete_expired' });
}
