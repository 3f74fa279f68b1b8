import type { CarrierCode, PostalAddress } from '../carrier/carrier.ts';
import type { Tx } from '../context.ts';
import type { Shipment, ShipmentException } from '../generated/prisma/client.ts';
import { statusesOfTravel } from '../shipment/shipment-status.ts';
import type { ParcelFacts } from './find-exceptions.ts';

export type KnownParcel = {
  shipment: Shipment;
  facts: ParcelFacts;
  exceptions: ShipmentException[];
};

type Newest = { shipmentId: string; occurredAt: Date; code: string; description: string };

/** What decides whether parcels need a person, and what is known of it already. */
export async function readFacts(
  db: Tx['db'],
  ids: readonly string[],
  /** Carriers that want to be told of parcels at the end of the day; left out when nobody knows. */
  manifesting?: ReadonlySet<CarrierCode>,
): Promise<KnownParcel[]> {
  const shipments = await db.shipment.findMany({
    where: { id: { in: [...ids] } },
    include: { exceptions: true, fulfillment: { include: { warehouse: true } } },
    orderBy: { id: 'asc' },
  });
  const newest = await db.$queryRaw<Newest[]>`
    SELECT DISTINCT ON ("shipmentId") "shipmentId", "occurredAt", "code", "description"
    FROM "TrackingEvent"
    WHERE "shipmentId" = ANY(${ids}) AND "normalized" = ANY(${statusesOfTravel})
    ORDER BY "shipmentId", "occurredAt" DESC, "rank", "identity"`;
  return shipments.map(({ exceptions, fulfillment, ...shipment }) => {
    const from = fulfillment.warehouse.address as PostalAddress;
    const to = shipment.shipTo as PostalAddress;
    return {
      ...{ shipment, exceptions },
      facts: {
        ...shipment,
        isAbroad: from.country !== to.country,
        newest: newest.find(({ shipmentId }) => shipmentId === shipment.id) ?? null,
        unmanifestedAt: manifesting && unmanifestedAt(shipment, manifesting),
      },
    };
  });
}

/** Since when a parcel is on its way without its carrier having been told of it. */
function unmanifestedAt(
  { status, carrier, manifestId, handedOverAt, lastEventAt }: Shipment,
  manifesting: ReadonlySet<CarrierCode>,
): Date | null {
  if (carrier === null || manifestId !== null || !manifesting.has(carrier)) return null;
  const isUnderWay = status === 'HANDED_OVER' || status === 'IN_TRANSIT';
  return isUnderWay ? (handedOverAt ?? lastEventAt) : null;
}
