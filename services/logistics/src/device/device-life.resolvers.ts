import type { Resolvers } from '../generated/resolvers.ts';
import { manyBy, shipmentById, warehouseById } from '../loaders.ts';
import { changeDevice } from './change-device.ts';
import { actionsFor } from './device-actions.ts';
import { importDevices } from './import-devices.ts';

const ours = ['IN_STOCK', 'RESERVED', 'IN_REPAIR'];

/** What staff see of a device's life, and do to it. */
export const deviceLifeResolvers: Resolvers = {
  Mutation: {
    changeDevice: (_, { input }, ctx) => changeDevice(ctx, input),
    importDevices: (_, { input }, ctx) => importDevices(ctx, input),
  },
  Device: {
    warehouse: ({ warehouseId, status }, _, ctx) =>
      warehouseId === null || !ours.includes(status) ? null : warehouseById(ctx).load(warehouseId),
    actions: ({ status }) => actionsFor(status),
    changes: async ({ id }, _, ctx) =>
      manyBy(
        ctx,
        'changes of devices',
        (ids) =>
          ctx.db.deviceChange.findMany({
            where: { deviceId: { in: ids } },
            orderBy: [{ occurredAt: 'desc' }, { id: 'desc' }],
          }),
        ({ deviceId }) => deviceId,
      ).load(id),
  },
  DeviceChange: {
    id: ({ id }) => String(id),
    from: ({ fromStatus }) => fromStatus,
    to: ({ toStatus }) => toStatus,
    order: ({ orderId }) => (orderId === null ? null : { id: orderId }),
    shipment: ({ shipmentId }, _, ctx) =>
      shipmentId === null ? null : shipmentById(ctx).load(shipmentId),
    warehouse: ({ warehouseId }, _, ctx) =>
      warehouseId === null ? null : warehouseById(ctx).load(warehouseId),
  },
};
