import type Stripe from 'stripe';
import type { Sandbox } from '../sandbox.ts';
import { planTasks } from '../time/tasks.ts';

/** What time will do to an invoice. */
export function planInvoice(sandbox: Sandbox, invoice: Stripe.Invoice): void {
  const isOpen = invoice.status === 'open';
  planTasks(sandbox, invoice.id, clockOf(invoice), {
    invoice_finalizes: invoice.status === 'draft' ? invoice.automatically_finalizes_at : null,
    invoice_retry: isOpen ? invoice.next_payment_attempt : null,
    invoice_overdue: isOpen ? invoice.due_date : null,
  });
}

export const clockOf = ({
  test_clock: clock,
}: {
  test_clock: string | Stripe.TestHelpers.TestClock | null;
}): string | null => (clock === null ? null : String(clock));

/** Changes what is stored of an invoice now; beside `invoice.updated` it tells the events given. */
export function changeInvoice(
  sandbox: Sandbox,
  { id }: { id: string },
  changes: Partial<Stripe.Invoice>,
  ...types: Stripe.Event.Type[]
): Stripe.Invoice {
  const changed = sandbox.change(sandbox.need('invoice', id), changes, 'invoice.updated');
  for (const type of types) sandbox.emit(type, changed);
  planInvoice(sandbox, changed);
  return changed;
}
