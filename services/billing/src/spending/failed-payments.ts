import type { Context } from '../context.ts';
import type { Invoice, Payment } from '../generated/prisma/client.ts';

export interface FailedPayment {
  invoice: Invoice;
  payment: Payment | null;
}

const mostFailed = 50;

/** Invoices that wait to be paid after a payment of them failed, with the latest failure. */
export async function failedPayments(
  { db }: Context,
  organizationId: string,
): Promise<FailedPayment[]> {
  const invoices = await db.invoice.findMany({
    where: {
      ...{ organizationId, state: 'OPEN' },
      ...{ attemptCount: { gt: 0 }, amountDueMinor: { gt: 0 } },
      // The payment page of an order tells its own declines.
      billingReason: { not: 'subscription_create' },
    },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: mostFailed,
  });
  const payments = await db.payment.findMany({
    where: {
      organizationId,
      stripePaymentIntentId: { in: invoices.flatMap((invoice) => invoice.paymentIntentIds) },
    },
    orderBy: { createdAt: 'desc' },
  });
  return invoices.map((invoice) => ({
    invoice,
    payment:
      payments.find(({ stripePaymentIntentId }) =>
        invoice.paymentIntentIds.includes(stripePaymentIntentId),
      ) ?? null,
  }));
}
