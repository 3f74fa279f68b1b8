import { connectionFrom, type PageArgs } from '@mobilytics/chassis/connection';
import type { Context } from '../context.ts';

export function listCreatives(ctx: Context, page: PageArgs) {
  return connectionFrom({
    ...page,
    orderBy: [{ field: 'createdAt', direction: 'DESC' }],
    count: () => ctx.db.creative.count(),
    rows: (window) =>
      ctx.db.creative.findMany({
        where: window.where,
        orderBy: window.orderBy,
        take: window.take,
      }),
  });
}

export function loadCreative(ctx: Context, id: string) {
  return ctx
    .loader('creatives', async (ids: readonly string[]) => {
      const rows = await ctx.db.creative.findMany({ where: { id: { in: [...ids] } } });
      return ids.map((each) => rows.find((row) => row.id === each) ?? null);
    })
    .load(id);
}
