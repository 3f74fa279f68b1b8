import { parseInput } from '@mobilytics/chassis/validate-input';
import type { Context } from '../context.ts';
import { notFound } from '../customer-errors.ts';
import { say } from '../customer-messages.ts';
import type { Invoice } from '../generated/prisma/client.ts';
import type { PrintInvoiceInput } from '../generated/resolvers.ts';
import { explainLine } from '../invoice/line-explanation.ts';
import { type KeptTax, namedTaxes } from '../invoice/tax-of.ts';
import type { Locale } from '../payment/failure-messages.ts';
import { drawInvoice, type PaperInvoice } from './draw-invoice.ts';
import { paperCustomer } from './paper-customer.ts';
import { paperLocale, printInput } from './print-input.ts';
import { storePaper } from './store-paper.ts';

/** Draws an invoice that was issued. */
export async function printInvoice(ctx: Context, { invoiceId, ...given }: PrintInvoiceInput) {
  const parsed = parseInput(printInput, given, ctx.viewer.locale);
  if (!parsed.ok) return parsed.error;
  const invoice = await ctx.db.invoice.findUnique({ where: { id: invoiceId } });
  if (!invoice) return notFound('invoiceNotFound', ctx.viewer.locale, 'invoiceId');
  const { issuedAt, number, organizationId } = invoice;
  if (issuedAt === null || number === null) {
    return {
      __typename: 'NothingToPrint' as const,
      message: say('invoiceNotIssued', ctx.viewer.locale),
      path: ['input', 'invoiceId'],
    };
  }
  const locale = await paperLocale(ctx.db, organizationId, parsed.value.locale);
  const size = parsed.value.paper ?? 'LETTER';
  const content = await drawInvoice(await paperInvoice(ctx, invoice, issuedAt, number, locale), {
    ...{ locale, size, registrations: ctx.services.taxRegistrations },
  });
  const fileName = `${locale === 'fr' ? 'facture' : 'invoice'}-${number}.pdf`;
  return storePaper(ctx, {
    ...{ key: `invoices/${invoice.id}-${locale}-${size}.pdf`, fileName, content },
    ...{ contentType: 'application/pdf', targetType: 'Invoice', targetId: invoice.id },
  });
}

async function paperInvoice(
  ctx: Context,
  invoice: Invoice,
  issuedAt: Date,
  number: string,
  locale: Locale,
): Promise<PaperInvoice> {
  const { organizationId, orderId } = invoice;
  const [lines, payments, creditNotes, order, customer] = await Promise.all([
    ctx.db.invoiceLine.findMany({
      where: { invoiceId: invoice.id },
      orderBy: { position: 'asc' },
    }),
    ctx.db.payment.findMany({
      where: {
        ...{ organizationId, state: 'SUCCEEDED' },
        stripePaymentIntentId: { in: invoice.paymentIntentIds },
      },
      orderBy: { createdAt: 'asc' },
    }),
    ctx.db.creditNote.findMany({
      where: { invoiceId: invoice.id, state: 'ISSUED' },
      orderBy: { createdAt: 'asc' },
    }),
    orderId === null ? null : ctx.db.payableOrder.findUnique({ where: { orderId } }),
    paperCustomer(ctx.db, organizationId, locale),
  ]);
  return {
    ...{ number, issuedAt, state: invoice.state, currency: invoice.currency },
    ...{ dueAt: invoice.dueAt, paidAt: invoice.paidAt, orderNumber: order?.number ?? null },
    ...{ purchaseOrderNumber: invoice.purchaseOrderNumber, customer },
    lines: await Promise.all(
      lines.map(async (line) => ({
        what: await explainLine(ctx, line, invoice, locale),
        ...{ periodStart: line.periodStart, periodEnd: line.periodEnd },
        ...{ quantity: line.quantity, netMinor: line.netMinor },
        unitAmountMinor: line.isProration ? null : line.unitAmountMinor,
      })),
    ),
    taxes: await namedTaxes(ctx, invoice.taxes as unknown as KeptTax[], locale),
    ...{ subtotalMinor: invoice.subtotalMinor, totalMinor: invoice.totalMinor },
    creditUsedMinor: invoice.endingBalanceMinor - invoice.startingBalanceMinor,
    ...{ amountPaidMinor: invoice.amountPaidMinor, amountDueMinor: invoice.amountDueMinor },
    payments: payments.map(({ createdAt, method, amountMinor }) => ({
      ...{ paidAt: createdAt, method, amountMinor },
    })),
    creditNotes: creditNotes.map((note) => ({
      ...{ number: note.number, issuedAt: note.createdAt, totalMinor: note.totalMinor },
    })),
  };
}
