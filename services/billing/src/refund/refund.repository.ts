import { connectionFrom, type PageArgs } from '@mobilytics/chassis/connection';
import type { Context } from '../context.ts';
import type { CreditNote, Payment, Prisma, Refund } from '../generated/prisma/client.ts';
import type { RefundFilter } from '../generated/resolvers.ts';
import { creditNotesOf, reasonsOf } from './refund-reason.ts';
import { refundedOf } from './refundable.ts';

export function listRefunds(ctx: Context, page: PageArgs, filter: RefundFilter | null | undefined) {
  const search = filter?.search?.trim();
  const where: Prisma.RefundWhereInput = {
    ...(filter?.organizationId && { organizationId: filter.organizationId }),
    ...(filter?.orderId && { orderId: filter.orderId }),
    ...(filter?.state && { state: { in: [...filter.state] } }),
    ...(filter?.needsAttention && { AND: { state: 'FAILED', failureSettledAt: null } }),
    ...(search && {
      OR: (['id', 'stripeRefundId', 'paymentId', 'orderId', 'returnId'] as const).map((field) => ({
        [field]: search,
      })),
    }),
  };
  return connectionFrom({
    ...page,
    orderBy: [{ field: 'createdAt', direction: 'DESC' }],
    count: () => ctx.db.refund.count({ where }),
    rows: (window) =>
      ctx.db.refund.findMany({
        where: { AND: [where, window.where] },
        orderBy: window.orderBy,
        take: window.take,
      }),
  });
}

export function findRefund(ctx: Context, id: string): Promise<Refund | null> {
  return ctx.db.refund.findFirst({ where: { OR: [{ id }, { stripeRefundId: id }] } });
}

/** Loads the refunds of many payments, or of many orders, at once. */
export function refundsOf(ctx: Context, field: 'paymentId' | 'orderId', id: string) {
  return ctx
    .loader(`refunds by ${field}`, async (ids: readonly string[]) => {
      const rows = await ctx.db.refund.findMany({
        where: { [field]: { in: [...ids] } },
        orderBy: { createdAt: 'desc' },
      });
      return ids.map((one) => rows.filter((row) => row[field] === one));
    })
    .load(id);
}

export function refundedOfPayment(ctx: Context, payment: Payment) {
  return ctx
    .loader('what was refunded of payments', async (payments: readonly Payment[]) => {
      const refunded = await refundedOf(ctx.db, payments);
      return payments.map(({ id }) => refunded.get(id) ?? { refundedMinor: 0, refundableMinor: 0 });
    })
    .load(payment);
}

export const creditNoteOf = (ctx: Context, refund: Refund): Promise<CreditNote | null> =>
  ctx
    .loader('credit notes of refunds', async (refunds: readonly Refund[]) => {
      const notes = await creditNotesOf(ctx.db, refunds);
      return refunds.map(({ stripeRefundId }) => notes.get(stripeRefundId) ?? null);
    })
    .load(refund);

export const reasonOf = (ctx: Context, refund: Refund): Promise<string | null> =>
  ctx
    .loader('reasons of refunds', async (refunds: readonly Refund[]) => {
      const reasons = await reasonsOf(ctx.db, refunds);
      return refunds.map(({ id }) => reasons.get(id) ?? null);
    })
    .load(refund);
