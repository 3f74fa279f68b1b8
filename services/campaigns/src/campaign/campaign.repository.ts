import { connectionFrom, type PageArgs } from '@mobilytics/chassis/connection';
import type { Context } from '../context.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import type { CampaignFilter } from '../generated/resolvers.ts';

export function listCampaigns(
  ctx: Context,
  page: PageArgs,
  filter: CampaignFilter | null | undefined,
) {
  const search = filter?.search?.trim();
  const contains = { contains: search ?? '', mode: 'insensitive' as const };
  const where: Prisma.CampaignWhereInput = {
    ...(filter?.organizationId && { organizationId: filter.organizationId }),
    ...(filter?.marketCode && { marketCode: filter.marketCode }),
    ...(search && {
      OR: [{ name: contains }, { advertiser: contains }, { brand: contains }, { id: search }],
    }),
  };
  return connectionFrom({
    ...page,
    orderBy: [{ field: 'createdAt', direction: 'DESC' }],
    count: () => ctx.db.campaign.count({ where }),
    rows: (window) =>
      ctx.db.campaign.findMany({
        where: { AND: [where, window.where] },
        orderBy: window.orderBy,
        take: window.take,
      }),
  });
}

export function loadCampaign(ctx: Context, id: string) {
  return ctx
    .loader('campaigns', async (ids: readonly string[]) => {
      const rows = await ctx.db.campaign.findMany({ where: { id: { in: [...ids] } } });
      return ids.map((each) => rows.find((row) => row.id === each) ?? null);
    })
    .load(id);
}
