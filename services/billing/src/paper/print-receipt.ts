import { parseInput } from '@mobilytics/chassis/validate-input';
import type { Context } from '../context.ts';
import { notFound } from '../customer-errors.ts';
import { say } from '../customer-messages.ts';
import type { Payment } from '../generated/prisma/client.ts';
import type { PrintReceiptInput } from '../generated/resolvers.ts';
import type { Locale } from '../payment/failure-messages.ts';
import { drawReceipt } from './draw-receipt.ts';
import { paperCustomer } from './paper-customer.ts';
import { paperWords } from './paper-words.ts';
import { paperLocale, printInput } from './print-input.ts';
import { storePaper } from './store-paper.ts';

/** Draws the receipt of a payment that succeeded. */
export async function printReceipt(ctx: Context, { paymentId, ...given }: PrintReceiptInput) {
  const parsed = parseInput(printInput, given, ctx.viewer.locale);
  if (!parsed.ok) return parsed.error;
  const payment = await ctx.db.payment.findUnique({ where: { id: paymentId } });
  if (!payment) return notFound('paymentNotFound', ctx.viewer.locale, 'paymentId');
  if (payment.state !== 'SUCCEEDED') {
    return {
      __typename: 'NothingToPrint' as const,
      message: say('paymentNotMade', ctx.viewer.locale),
      path: ['input', 'paymentId'],
    };
  }
  const locale = await paperLocale(ctx.db, payment.organizationId, parsed.value.locale);
  const size = parsed.value.paper ?? 'LETTER';
  const { id, method, amountMinor, currency, createdAt } = payment;
  const content = await drawReceipt(
    {
      ...{ id, paidAt: createdAt, method, amountMinor, currency },
      customer: await paperCustomer(ctx.db, payment.organizationId, locale),
      paidFor: await paidFor(ctx, payment, locale),
    },
    { locale, size, registrations: ctx.services.taxRegistrations },
  );
  return storePaper(ctx, {
    key: `receipts/${id}-${locale}-${size}.pdf`,
    fileName: `${locale === 'fr' ? 'recu' : 'receipt'}-${id}.pdf`,
    ...{ content, contentType: 'application/pdf', targetType: 'Payment', targetId: id },
  });
}

async function paidFor(ctx: Context, payment: Payment, locale: Locale) {
  const { organizationId, stripePaymentIntentId, orderId, amountMinor } = payment;
  const words = paperWords[locale];
  const invoices = await ctx.db.invoice.findMany({
    where: { organizationId, paymentIntentIds: { has: stripePaymentIntentId } },
    orderBy: { createdAt: 'asc' },
  });
  const [invoice] = invoices;
  if (invoice) return [{ what: `${words.invoice} ${invoice.number ?? invoice.id}`, amountMinor }];
  const order = orderId && (await ctx.db.payableOrder.findUnique({ where: { orderId } }));
  return [{ what: order ? `${words.order} ${order.number}` : payment.id, amountMinor }];
}
