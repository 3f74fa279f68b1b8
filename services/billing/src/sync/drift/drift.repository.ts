import { connectionFrom, type PageArgs } from '@mobilytics/chassis/connection';
import type { Context } from '../../context.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import type { DriftFilter } from '../../generated/resolvers.ts';

export function listDrifts(ctx: Context, page: PageArgs, filter: DriftFilter | null | undefined) {
  const search = filter?.search?.trim();
  const where: Prisma.DriftWhereInput = {
    ...(filter?.category && { category: { in: [...filter.category] } }),
    ...(filter?.state && { state: filter.state }),
    ...(filter?.organizationId && { organizationId: filter.organizationId }),
    ...(filter?.objectType && { objectType: filter.objectType }),
    ...(filter?.runId && { runId: filter.runId }),
    ...(search && {
      OR: (['id', 'objectId', 'stripeCustomerId'] as const).map((field) => ({ [field]: search })),
    }),
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
