import type { EventPayload } from '@mobilytics/events/catalogue';
import type { ReceivedEvent } from '@mobilytics/events/consumer';
import { defineConsumer } from '@mobilytics/events/consumer';
import type { Tx } from '../context.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';

const define = defineConsumer<PrismaClient>();

/** Keeps each parcel as it was told last, so that an invoice can say what was sent and in which one. */
export const shipmentConsumers = [
  define('shipment.updated', keepParcel),
  define('shipment.delivered', keepParcel),
];

async function keepParcel(
  {
    organizationId,
    payload,
  }: Pick<ReceivedEvent<'shipment.updated'>, 'organizationId'> & {
    payload: EventPayload<'shipment.updated'>;
  },
  { db }: Pick<Tx, 'db'>,
): Promise<void> {
  const { shipmentId, orderId, shipmentVersion: version, status, carrier, lines } = payload;
  if (organizationId === null) throw new Error(`Parcel ${shipmentId} belongs to nobody.`);
  const { trackingNumber, trackingUrl } = payload;
  const row = {
    ...{ organizationId, orderId, version, status, carrier, trackingNumber, trackingUrl, lines },
    happenedAt: new Date(payload.happenedAt),
  };
  const known = await db.orderParcel.findUnique({ where: { shipmentId } });
  if (known && known.version >= version) return;
  await db.orderParcel.upsert({
    where: { shipmentId },
    create: { shipmentId, ...row },
    update: row,
  });
}
