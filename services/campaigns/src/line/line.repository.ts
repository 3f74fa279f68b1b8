import { connectionFrom, type PageArgs } from '@mobilytics/chassis/connection';
import type { Context, Database } from '../context.ts';
import type { Line, Prisma } from '../generated/prisma/client.ts';
import type { LineFilter } from '../generated/resolvers.ts';
import type { VehicleRate } from './price-line.ts';

export type LineRow = Line;

export function listLines(ctx: Context, page: PageArgs, filter: LineFilter | null | undefined) {
  const where: Prisma.LineWhereInput = {
    ...(filter?.status && { status: { in: [...filter.status] } }),
    ...(filter?.campaignId && { campaignId: filter.campaignId }),
  };
  return connectionFrom({
    ...page,
    orderBy: [{ field: 'createdAt', direction: 'ASC' }],
    count: () => ctx.db.line.count({ where }),
    rows: (window) =>
      ctx.db.line.findMany({
        where: { AND: [where, window.where] },
        orderBy: window.orderBy,
        take: window.take,
      }),
  });
}

export function loadLine(ctx: Context, id: string) {
  return ctx
    .loader('lines', async (ids: readonly string[]) => {
      const rows = await ctx.db.line.findMany({ where: { id: { in: [...ids] } } });
      return ids.map((each) => rows.find((row) => row.id === each) ?? null);
    })
    .load(id);
}

export function linesOfCampaign(ctx: Context, campaignId: string) {
  return ctx
    .loader('lines of campaigns', async (ids: readonly string[]) => {
      const rows = await ctx.db.line.findMany({
        where: { campaignId: { in: [...ids] } },
        orderBy: [{ startDate: 'asc' }, { id: 'asc' }],
      });
      return ids.map((id) => rows.filter((row) => row.campaignId === id));
    })
    .load(campaignId);
}

export function vehiclesOfLine(ctx: Context, lineId: string) {
  return ctx
    .loader('vehicles of lines', async (ids: readonly string[]) => {
      const rows = await ctx.db.lineVehicle.findMany({
        where: { lineId: { in: [...ids] } },
        include: { vehicle: true },
        orderBy: { vehicle: { name: 'asc' } },
      });
      return ids.map((id) => rows.flatMap((row) => (row.lineId === id ? [row.vehicle] : [])));
    })
    .load(lineId);
}

/** Each vehicle's rate for the placement, null where the rate card has none. */
export async function ratesOf(
  db: Database,
  vehicles: readonly { marketCode: string; type: string }[],
  placement: string,
): Promise<(VehicleRate | null)[]> {
  const rates = await db.rate.findMany({ where: { placement } });
  return vehicles.map(
    ({ marketCode, type }) =>
      rates.find((rate) => rate.marketCode === marketCode && rate.vehicleType === type) ?? null,
  );
}
