import { connectionFrom, type PageArgs } from '@mobilytics/chassis/connection';
import type { Context } from '../context.ts';
import type { Payment, Prisma } from '../generated/prisma/client.ts';
import type { PaymentFilter } from '../generated/resolvers.ts';

export function listPayments(
  ctx: Context,
  page: PageArgs,
  filter: PaymentFilter | null | undefined,
) {
  const where: Prisma.PaymentWhereInput = {
    ...(filter?.organizationId && { organizationId: filter.organizationId }),
    ...(filter?.orderId && { orderId: filter.orderId }),
    ...(filter?.state && { state: { in: [...filter.state] } }),
  };
  return connectionFrom({
    ...page,
    orderBy: [{ field: 'createdAt', direction: 'DESC' }],
    count: () => ctx.db.payment.count({ where }),
    rows: (window) =>
      ctx.db.payment.findMany({
        where: { AND: [where, window.where] },
        orderBy: window.orderBy,
        take: window.take,
      }),
  });
}

export function paymentsOfOrder(ctx: Context, orderId: string): Promise<Payment[]> {
  return ctx
    .loader('payments of orders', async (ids: readonly string[]) => {
      const rows = await ctx.db.payment.findMany({
        where: { orderId: { in: [...ids] } },
        orderBy: { createdAt: 'desc' },
      });
      return ids.map((id) => rows.filter((row) => row.orderId === id));
    })
    .load(orderId);
}
