import type { PostalAddress, Tracking } from '../carrier/carrier.ts';
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
  const [answer] = await carrier.track([
    {
      trackingNumber: shipment.trackingNumber,
      carrierShipmentId: shipment.carrierShipmentId,
      destinationPostalCode: (shipment.shipTo as PostalAddress).postalCode,
      destinationCountry: (shipment.shipTo as PostalAddress).country,
      mailingDate: shipment.labelRequestedAt?.toISOString().slice(0, 10) ?? null,
    },
  ]);
  const result = answer?.result ?? new Error(`${carrier.code} did not answer for the number.`);
  if (!(result instanceof Error)) return result;
  const young = shipment.status === 'LABEL_PURCHASED' || shipment.status === 'HANDED_OVER';
  if (!young || !(result instanceof CarrierError) || result.kind !== 'NOT_FOUND') throw result;
  return { events: [], estimatedDeliveryAt: null };
}
