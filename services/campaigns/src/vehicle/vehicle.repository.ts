import { connectionFrom, type PageArgs } from '@mobilytics/chassis/connection';
import type { Context } from '../context.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import type { VehicleFilter } from '../generated/resolvers.ts';

export function listVehicles(
  ctx: Context,
  page: PageArgs,
  filter: VehicleFilter | null | undefined,
) {
  const search = filter?.search?.trim();
  const where: Prisma.VehicleWhereInput = {
    ...(filter?.organizationId && { organizationId: filter.organizationId }),
    ...(filter?.marketCode && { marketCode: filter.marketCode }),
    ...(search && {
      OR: [
        { name: { contains: search, mode: 'insensitive' } },
        { licensePlate: { contains: search, mode: 'insensitive' } },
        { id: search },
      ],
    }),
  };
  return connectionFrom({
    ...page,
    orderBy: [{ field: 'name', direction: 'ASC' }],
    count: () => ctx.db.vehicle.count({ where }),
    rows: (window) =>
      ctx.db.vehicle.findMany({
        where: { AND: [where, window.where] },
        orderBy: window.orderBy,
        take: window.take,
      }),
  });
}

export function loadVehicle(ctx: Context, id: string) {
  return ctx
    .loader('vehicles', async (ids: readonly string[]) => {
      const rows = await ctx.db.vehicle.findMany({ where: { id: { in: [...ids] } } });
      return ids.map((each) => rows.find((row) => row.id === each) ?? null);
    })
    .load(id);
}

export function loadMarket(ctx: Context, code: string) {
  return ctx
    .loader('markets', async (codes: readonly string[]) => {
      const rows = await ctx.db.market.findMany({ where: { code: { in: [...codes] } } });
      return codes.map((each) => rows.find((row) => row.code === each) ?? new Error(each));
    })
    .load(code);
}

export function deviceAssignmentsOf(ctx: Context, vehicleId: string) {
  return ctx
    .loader('device assignments of vehicles', async (ids: readonly string[]) => {
      const rows = await ctx.db.deviceAssignment.findMany({
        where: { vehicleId: { in: [...ids] } },
        orderBy: { startsAt: 'desc' },
      });
      return ids.map((id) => rows.filter((row) => row.vehicleId === id));
    })
    .load(vehicleId);
}

/** The vehicle that carries a device now. */
export async function vehicleOfDevice(ctx: Context, deviceId: string) {
  const assignment = await ctx
    .loader('current assignments of devices', async (ids: readonly string[]) => {
      const rows = await ctx.db.deviceAssignment.findMany({
        where: { deviceId: { in: [...ids] }, endsAt: null },
      });
      return ids.map((id) => rows.find((row) => row.deviceId === id) ?? null);
    })
    .load(deviceId);
  return assignment && loadVehicle(ctx, assignment.vehicleId);
}
