import { connectionFrom, type PageArgs } from '@mobilytics/chassis/connection';
import type { Context } from '../context.ts';
import type { CreditNote, CreditNoteLine, Prisma } from '../generated/prisma/client.ts';
import type { CreditNoteFilter } from '../generated/resolvers.ts';

export type CreditNoteLineRow = CreditNoteLine & { currency: string };

export function listCreditNotes(
  ctx: Context,
  page: PageArgs,
  filter: CreditNoteFilter | null | undefined,
) {
  const search = filter?.search?.trim();
  const where: Prisma.CreditNoteWhereInput = {
    ...(filter?.organizationId && { organizationId: filter.organizationId }),
    ...(filter?.invoiceId && { invoiceId: filter.invoiceId }),
    ...(filter?.state && { state: { in: [...filter.state] } }),
    ...(search && {
      OR: [
        { number: { contains: search, mode: 'insensitive' } },
        { id: search },
        { stripeCreditNoteId: search },
        { invoiceId: search },
      ],
    }),
  };
  return connectionFrom({
    ...page,
    orderBy: [{ field: 'createdAt', direction: 'DESC' }],
    count: () => ctx.db.creditNote.count({ where }),
    rows: (window) =>
      ctx.db.creditNote.findMany({
        where: { AND: [where, window.where] },
        orderBy: window.orderBy,
        take: window.take,
      }),
  });
}

export function findCreditNote(ctx: Context, id: string): Promise<CreditNote | null> {
  return ctx.db.creditNote.findFirst({ where: { OR: [{ id }, { stripeCreditNoteId: id }] } });
}

export function creditNotesOfInvoice(ctx: Context, invoiceId: string): Promise<CreditNote[]> {
  return ctx
    .loader('credit notes of invoices', async (ids: readonly string[]) => {
      const rows = await ctx.db.creditNote.findMany({
        where: { invoiceId: { in: [...ids] } },
        orderBy: { createdAt: 'desc' },
      });
      return ids.map((id) => rows.filter((row) => row.invoiceId === id));
    })
    .load(invoiceId);
}

export async function linesOfCreditNote(
  ctx: Context,
  { id: creditNoteId, currency }: CreditNote,
): Promise<CreditNoteLineRow[]> {
  const lines = await ctx.db.creditNoteLine.findMany({
    where: { creditNoteId },
    orderBy: { position: 'asc' },
  });
  return lines.map((line) => ({ ...line, currency }));
}
