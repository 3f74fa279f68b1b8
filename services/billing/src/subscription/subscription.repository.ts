import { connectionFrom, type PageArgs } from '@mobilytics/chassis/connection';
import type { Context } from '../context.ts';
import type { Prisma, Subscription } from '../generated/prisma/client.ts';
import type { PlanSubscriptionFilter } from '../generated/resolvers.ts';

export function listSubscriptions(
  ctx: Context,
  page: PageArgs,
  filter: PlanSubscriptionFilter | null | undefined,
) {
  const search = filter?.search?.trim();
  const where: Prisma.SubscriptionWhereInput = {
    ...(filter?.organizationId && { organizationId: filter.organizationId }),
    ...(filter?.state && { state: { in: [...filter.state] } }),
    ...(search && {
      OR: [
        { description: { contains: search, mode: 'insensitive' } },
        { id: search },
        { stripeSubscriptionId: search },
        { orderId: search },
      ],
    }),
  };
  return connectionFrom({
    ...page,
    orderBy: [{ field: 'createdAt', direction: 'DESC' }],
    count: () => ctx.db.subscription.count({ where }),
    rows: (window) =>
      ctx.db.subscription.findMany({
        where: { AND: [where, window.where] },
        orderBy: window.orderBy,
        take: window.take,
      }),
  });
}

export function findSubscription(ctx: Pick<Context, 'db'>, id: string) {
  return ctx.db.subscription.findUnique({ where: { id } });
}

/** The subscriptions of ours for Stripe's ids; null for what nobody here knows. */
export function subscriptionOf(
  ctx: Context,
  stripeSubscriptionId: string | null,
): Promise<Subscription | null> | null {
  if (stripeSubscriptionId === null) return null;
  return ctx
    .loader('subscriptions of Stripe', async (ids: readonly string[]) => {
      const rows = await ctx.db.subscription.findMany({
        where: { stripeSubscriptionId: { in: [...ids] } },
        orderBy: { createdAt: 'asc' },
      });
      return ids.map((id) => rows.find((row) => row.stripeSubscriptionId === id) ?? null);
    })
    .load(stripeSubscriptionId);
}

export function invoicesOfSubscription(ctx: Context, stripeSubscriptionId: string) {
  return ctx.db.invoice.findMany({
    where: { stripeSubscriptionId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 100,
  });
}
