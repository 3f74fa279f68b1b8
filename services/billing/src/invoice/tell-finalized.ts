import type { Tx } from '../context.ts';
import { recipientsOf } from '../details/recipients.ts';
import type { Invoice } from '../generated/prisma/client.ts';

/** Tells `invoice.finalized` when a fetch first shows that an invoice is issued. */
export async function tellFinalized(
  tx: Tx,
  invoice: Invoice,
  earlier: Pick<Invoice, 'issuedAt'> | null,
): Promise<void> {
  const { issuedAt, organizationId, number, orderId, currency } = invoice;
  if (issuedAt === null || (earlier !== null && earlier.issuedAt !== null)) return;
  tx.emit(
    'invoice.finalized',
    {
      invoiceId: invoice.id,
      ...{ number, orderId, currency },
      totalMinor: invoice.totalMinor,
      amountDueMinor: invoice.amountDueMinor,
      dueAt: invoice.dueAt?.toISOString() ?? null,
      recipients: await recipientsOf(tx.db, organizationId, 'INVOICES'),
    },
    // Issued when Stripe says so, however late we hear of it: old ones are no news.
    { organizationId, occurredAt: issuedAt },
  );
}
