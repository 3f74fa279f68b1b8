import type { Placement, Resolvers, VehicleType } from '../generated/resolvers.ts';
import { assignDevice } from './assign-device.ts';
import { registerVehicle } from './register-vehicle.ts';
import { unassignDevice } from './unassign-device.ts';
import {
  deviceAssignmentsOf,
  listVehicles,
  loadMarket,
  loadVehicle,
  vehicleOfDevice,
} from './vehicle.repository.ts';

export interface DeviceReference {
  id: string;
}

export const vehicleResolvers: Resolvers = {
  Query: {
    vehicles: (_, { filter, ...page }, ctx) => listVehicles(ctx, page, filter),
    vehicle: (_, { id }, ctx) => loadVehicle(ctx, id),
  },
  Mutation: {
    registerVehicle: (_, { input }, ctx) => registerVehicle(ctx, input),
    assignDevice: (_, { input }, ctx) => assignDevice(ctx, input),
    unassignDevice: (_, { input }, ctx) => unassignDevice(ctx, input),
  },
  Vehicle: {
    __resolveReference: ({ id }, ctx) => loadVehicle(ctx, id),
    organization: ({ organizationId }) => ({ id: organizationId }),
    type: ({ type }) => type as VehicleType,
    market: ({ marketCode }, _, ctx) => loadMarket(ctx, marketCode),
    placements: ({ placements }) => placements as Placement[],
    // OpenOOH taxonomy 1.1: cars carry a car top, everything larger is a moving billboard.
    venue: ({ type }) => (type === 'CAR' ? 'outdoor.car_top' : 'outdoor.moving_billboard'),
    device: async ({ id }, _, ctx) => {
      const current = (await deviceAssignmentsOf(ctx, id)).find(({ endsAt }) => endsAt === null);
      return current ? { id: current.deviceId } : null;
    },
    deviceAssignments: ({ id }, _, ctx) => deviceAssignmentsOf(ctx, id),
    creativeAssignments: ({ id }, _, ctx) =>
      ctx.db.creativeAssignment.findMany({
        where: { vehicleId: id },
        orderBy: { startsAt: 'desc' },
        take: 100,
      }),
  },
  DeviceAssignment: {
    device: ({ deviceId }) => ({ id: deviceId }),
    vehicle: ({ vehicleId }, _, ctx) => need(loadVehicle(ctx, vehicleId)),
    from: ({ startsAt }) => startsAt,
    to: ({ endsAt }) => endsAt,
  },
  Device: {
    __resolveReference: ({ id }) => ({ id }),
    vehicle: ({ id }, _, ctx) => vehicleOfDevice(ctx, id),
  },
};

/** What a foreign key names exists, and belongs to the same organisation as the row that has it. */
export async function need<T>(found: Promise<T | null>): Promise<T> {
  const value = await found;
  if (value === null) throw new Error('A row names another that is not there.');
  return value;
}
