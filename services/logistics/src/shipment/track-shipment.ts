import type { Tracking } from '../carrier/carrier.ts';
import { CarrierError } from '../carrier/carrier-error.ts';
import type { Services } from '../context.ts';
import type { Shipment } from '../generated/prisma/client.ts';

type Heard = Pick<Tracking, 'events' | 'estimatedDeliveryAt'>;

/** What the carrier says of a parcel. A young label that it has not seen yet has nothing to tell. */
export async function askCarrier(
  carriers: Services['carriers'],
  shipment: Shipment,
): Promise<Heard> {
  const carrier = carriers.find(({ code }) => code === shipment.carrier);
  if (carrier === undefined || shipment.trackingNumber === null) {
    throw new Error(`Shipment ${shipment.id} has no carrier that can be asked.`);
  }
  try {
    return await carrier.track(shipment.trackingNumber);
  } catch (error) {
    const young = shipment.status === 'LABEL_PURCHASED' || shipment.status === 'HANDED_OVER';
    if (!young || !(error instanceof CarrierError) || error.kind !== 'NOT_FOUND') throw error;
    return { events: [], estimatedDeliveryAt: null };
  }
}
