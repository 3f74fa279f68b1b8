import { type Connection, connectionFrom, type PageArgs } from '@mobilytics/chassis/connection';
import type { Database } from '../context.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import { type TripView, tripOts } from './trip.ts';
import type { OtsByLine } from './trip-builder.ts';

export type TripPage = Connection<TripView>;

/** Agrees with every field that is given; a trip is of a period that it touches. */
type Filter = {
  lineId?: string | null;
  vehicleId?: string | null;
  from?: Date | null;
  to?: Date | null;
};

export function listTrips(db: Database, filter: Filter, page: PageArgs): Promise<TripPage> {
  const { lineId, vehicleId, from, to } = filter;
  const where: Prisma.TripWhereInput = {
    ...(lineId == null ? {} : { lineIds: { has: lineId } }),
    ...(vehicleId == null ? {} : { vehicleId }),
    ...(from == null ? {} : { endedAt: { gte: from } }),
    ...(to == null ? {} : { startedAt: { lt: to } }),
  };
  return connectionFrom({
    ...page,
    orderBy: [{ field: 'startedAt', direction: 'DESC' }],
    count: () => db.trip.count({ where }),
    async rows({ where: beyond, ...window }) {
      const rows = await db.trip.findMany({ where: { AND: [where, beyond] }, ...window });
      return rows.map(({ otsByLine, path, ...trip }) => ({
        ...trip,
        otsMicro: tripOts(otsByLine as OtsByLine, lineId ?? null),
        path: path as number[][],
      }));
    },
  });
}
