import { connectionFrom } from '@mobilytics/chassis/connection';
import type { Prisma } from '../generated/prisma/client.ts';
import type { DeviceFilter, Resolvers } from '../generated/resolvers.ts';
import { deviceById, shipmentById } from '../loaders.ts';
import { visibleShipments } from '../shipment/visible-shipments.ts';
import { normalizeSerial } from './serial.ts';

export const deviceResolvers: Resolvers = {
  Query: {
    devices: (_, { filter, ...page }, ctx) => {
      const where = toWhere(filter ?? {});
      return connectionFrom({
        ...page,
        orderBy: [{ field: 'serial', direction: 'ASC' }],
        count: () => ctx.db.device.count({ where }),
        rows: ({ where: beyond, ...window }) =>
          ctx.db.device.findMany({ ...window, where: { AND: [where, beyond] } }),
      });
    },
    device: (_, { id }, ctx) => deviceById(ctx).load(id),
    deviceBySerial: (_, { serial }, ctx) =>
      ctx.db.device.findFirst({ where: { serial: normalizeSerial(serial) } }),
  },
  Device: {
    __resolveReference: ({ id }, ctx) => deviceById(ctx).load(id),
    organization: ({ organizationId }) => (organizationId === null ? null : { id: organizationId }),
    order: ({ orderId }) => (orderId === null ? null : { id: orderId }),
    shipment: async ({ shipmentId }, _, ctx) => {
      if (shipmentId === null) return null;
      const shipment = await shipmentById(ctx).load(shipmentId);
      const { status } = visibleShipments(ctx);
      return shipment !== null && (status?.in.includes(shipment.status) ?? true) ? shipment : null;
    },
  },
};

function toWhere({ status, search, organizationId }: DeviceFilter): Prisma.DeviceWhereInput {
  const text = search?.trim() ?? '';
  return {
    ...(status == null ? {} : { status: { in: [...status] } }),
    ...(organizationId == null ? {} : { organizationId }),
    ...(text === ''
      ? {}
      : {
          OR: [
            { serial: { contains: normalizeSerial(text) } },
            { imei: { contains: text } },
            { id: text.toLowerCase() },
          ],
        }),
  };
}
