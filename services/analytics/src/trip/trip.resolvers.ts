import { impressions, kilometres } from '../delivery/decimals.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { listTrips } from './trip.repository.ts';

export const tripResolvers: Resolvers = {
  Query: {
    trips: (_root, { filter, ...page }, ctx) => listTrips(ctx.db, filter, page),
  },
  Trip: {
    vehicle: ({ vehicleId }) => ({ id: vehicleId }),
    kilometres: ({ lengthMm }) => kilometres(lengthMm),
    ots: ({ otsMicro }) => impressions(otsMicro),
  },
};
