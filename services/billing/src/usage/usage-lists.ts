import { connectionFrom, type PageArgs } from '@mobilytics/chassis/connection';
import type { Context } from '../context.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import type {
  UsageBillingFilter,
  UsageDifferenceFilter,
  UsageEventFilter,
} from '../generated/resolvers.ts';

type Filter<T> = T | null | undefined;

export function listUsageBillings(
  ctx: Context,
  page: PageArgs,
  filter: Filter<UsageBillingFilter>,
) {
  const where: Prisma.UsageBillingWhereInput = {
    ...(filter?.organizationId && { organizationId: filter.organizationId }),
    ...(filter?.state && { state: { in: [...filter.state] } }),
  };
  return connectionFrom({
    ...page,
    orderBy: [{ field: 'createdAt', direction: 'DESC' }],
    count: () => ctx.db.usageBilling.count({ where }),
    rows: (window) =>
      ctx.db.usageBilling.findMany({
        where: { AND: [where, window.where] },
        orderBy: window.orderBy,
        take: window.take,
      }),
  });
}

export function listUsageEvents(ctx: Context, page: PageArgs, filter: Filter<UsageEventFilter>) {
  const where: Prisma.UsageEventWhereInput = {
    ...(filter?.organizationId && { organizationId: filter.organizationId }),
    ...(filter?.meter && { meter: filter.meter }),
    ...(filter?.lineId && { lineId: filter.lineId }),
    ...(filter?.state && { state: { in: [...filter.state] } }),
  };
  return connectionFrom({
    ...page,
    orderBy: [{ field: 'createdAt', direction: 'DESC' }],
    count: () => ctx.db.usageEvent.count({ where }),
    rows: (window) =>
      ctx.db.usageEvent.findMany({
        where: { AND: [where, window.where] },
        orderBy: window.orderBy,
        take: window.take,
      }),
  });
}

export function listUsageDifferences(
  ctx: Context,
  page: PageArgs,
  filter: Filter<UsageDifferenceFilter>,
) {
  const where: Prisma.DriftWhereInput = {
    category: 'USAGE_DIFFERS',
    ...(filter?.organizationId && { organizationId: filter.organizationId }),
    ...(filter?.includeClosed ? {} : { state: 'OPEN' }),
  };
  return connectionFrom({
    ...page,
    orderBy: [{ field: 'foundAt', direction: 'DESC' }],
    count: () => ctx.db.drift.count({ where }),
    rows: (window) =>
      ctx.db.drift.findMany({
        where: { AND: [where, window.where] },
        orderBy: window.orderBy,
        take: window.take,
      }),
  });
}
