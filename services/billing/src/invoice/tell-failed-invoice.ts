import type { Tx } from '../context.ts';
import { recipientsOf } from '../details/recipients.ts';
import type { Invoice } from '../generated/prisma/client.ts';
import { failureWords } from '../payment/failure-messages.ts';

/**
 * Tells `invoice.payment_failed` once for each attempt, when both the invoice with its attempt and the
 * payment with its reason were fetched, in whichever order. A payment page tells its own declines.
 */
export async function tellFailedInvoice(tx: Tx, invoice: Invoice): Promise<void> {
  const { organizationId, attemptCount, number, currency } = invoice;
  if (invoice.state !== 'OPEN' || attemptCount <= invoice.toldAttempts) return;
  if (invoice.billingReason === 'subscription_create') return;
  const payment = await tx.db.payment.findFirst({
    where: {
      ...{ organizationId, state: 'FAILED' },
      stripePaymentIntentId: { in: invoice.paymentIntentIds },
    },
    orderBy: { createdAt: 'desc' },
  });
  if (!payment) return;
  await tx.db.invoice.update({
    where: { id: invoice.id },
    data: { toldAttempts: attemptCount },
  });
  tx.emit(
    'invoice.payment_failed',
    {
      invoiceId: invoice.id,
      ...{ number, currency, attempt: attemptCount, amountDueMinor: invoice.amountDueMinor },
      reason: failureWords(payment.failureCode),
      nextAttemptAt: invoice.nextAttemptAt?.toISOString() ?? null,
      recipients: await recipientsOf(tx.db, organizationId, 'PAYMENTS'),
    },
    { organizationId },
  );
}
