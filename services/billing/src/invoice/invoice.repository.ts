import { connectionFrom, type PageArgs } from '@mobilytics/chassis/connection';
import { overdueInvoices } from '../account/finance-account.ts';
import type { Context } from '../context.ts';
import type { Invoice, InvoiceLine, Payment, Prisma } from '../generated/prisma/client.ts';
import type { InvoiceFilter } from '../generated/resolvers.ts';
import { invoicesWhere } from './invoices-where.ts';

export type InvoiceLineRow = InvoiceLine & { currency: string; orderId: string | null };
export type InvoiceRow = Invoice;

export async function listInvoices(
  ctx: Context,
  page: PageArgs,
  filter: InvoiceFilter | null | undefined,
) {
  const search = filter?.search?.trim();
  const more = await invoicesWhere(ctx.db, filter);
  const where: Prisma.InvoiceWhereInput = {
    AND: more,
    ...(filter?.organizationId && { organizationId: filter.organizationId }),
    ...(filter?.state && { state: { in: [...filter.state] } }),
    ...(filter?.isOverdue && { AND: [...more, overdueInvoices(ctx.now())] }),
    ...(search && {
      OR: [
        { number: { contains: search, mode: 'insensitive' } },
        { id: search },
        { stripeInvoiceId: search },
        { orderId: search },
      ],
    }),
  };
  return connectionFrom({
    ...page,
    orderBy: [{ field: 'createdAt', direction: 'DESC' }],
    count: () => ctx.db.invoice.count({ where }),
    rows: (window) =>
      ctx.db.invoice.findMany({
        where: { AND: [where, window.where] },
        orderBy: window.orderBy,
        take: window.take,
      }),
  });
}

export function findInvoice(ctx: Context, id: string): Promise<Invoice | null> {
  return ctx.db.invoice.findFirst({ where: { OR: [{ id }, { stripeInvoiceId: id }] } });
}

/** The invoice that a payment pays, of many payments at once. */
export function invoicePaidBy(
  ctx: Context,
  { stripePaymentIntentId }: Pick<Payment, 'stripePaymentIntentId'>,
): Promise<Invoice | null> {
  return ctx
    .loader('invoices of payments', async (ids: readonly string[]) => {
      const rows = await ctx.db.invoice.findMany({
        where: { paymentIntentIds: { hasSome: [...ids] } },
        orderBy: { createdAt: 'asc' },
      });
      return ids.map((id) => rows.find((row) => row.paymentIntentIds.includes(id)) ?? null);
    })
    .load(stripePaymentIntentId);
}

export async function linesOfInvoice(ctx: Context, invoice: Invoice): Promise<InvoiceLineRow[]> {
  const lines = await ctx
    .loader('lines of invoices', async (ids: readonly string[]) => {
      const rows = await ctx.db.invoiceLine.findMany({
        where: { invoiceId: { in: [...ids] } },
        orderBy: { position: 'asc' },
      });
      return ids.map((id) => rows.filter((row) => row.invoiceId === id));
    })
    .load(invoice.id);
  return lines.map((line) => ({ ...line, currency: invoice.currency, orderId: invoice.orderId }));
}

export function invoicesOfOrder(ctx: Context, orderId: string): Promise<Invoice[]> {
  return ctx
    .loader('invoices of orders', async (ids: readonly string[]) => {
      const rows = await ctx.db.invoice.findMany({
        where: { orderId: { in: [...ids] } },
        orderBy: { createdAt: 'desc' },
      });
      return ids.map((id) => rows.filter((row) => row.orderId === id));
    })
    .load(orderId);
}
