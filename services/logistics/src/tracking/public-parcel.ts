import type { PostalAddress } from '../carrier/carrier.ts';
import type { PrismaClient, Shipment, TrackingEvent } from '../generated/prisma/client.ts';
import { statusesForCustomers } from '../shipment/shipment-status.ts';

const shown = statusesForCustomers.filter((status) => !status.startsWith('VOID'));

export type PublicParcel = { shipment: Shipment; from: PostalAddress; events: TrackingEvent[] };

/** The parcel a link opens. Whoever has the link needs no organisation, so nothing else is asked. */
export async function findPublicParcel(
  db: PrismaClient,
  publicToken: string,
): Promise<PublicParcel | null> {
  if (!/^[0-9a-f]{32}$/.test(publicToken)) return null;
  const found = await db.shipment.findUnique({
    where: { publicToken, status: { in: shown } },
    include: {
      fulfillment: { include: { warehouse: true } },
      events: { orderBy: [{ occurredAt: 'desc' }, { rank: 'asc' }, { identity: 'asc' }] },
    },
  });
  if (found === null) return null;
  const { fulfillment, events, ...shipment } = found;
  return { shipment, events, from: fulfillment.warehouse.address as PostalAddress };
}
