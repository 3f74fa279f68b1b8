import { aboutShipments } from '../call-log/call-subject.ts';
import type { PostalAddress, TrackedParcel, Tracking } from '../carrier/carrier.ts';
import { CarrierError } from '../carrier/carrier-error.ts';
import type { Services } from '../context.ts';
import type { Shipment } from '../generated/prisma/client.ts';

export type Answer = Pick<Tracking, 'events' | 'estimatedDeliveryAt'>;

/** What the carrier says of a parcel. A young label that it has not seen yet has nothing to tell. */
export async function askCarrier(
  carriers: Services['carriers'],
  shipment: Shipment,
): Promise<Answer> {
  const carrier = carriers.find(({ code }) => code === shipment.carrier);
  const parcel = toTrackedParcel(shipment);
  if (carrier === undefined || parcel === null) {
    throw new Error(`Shipment ${shipment.id} has no carrier that can be asked.`);
  }
  const [answer] = await aboutShipments([shipment.id], () => carrier.track([parcel]));
  return readAnswer(shipment, answer?.result);
}

/** What helps a carrier to find a parcel, null for one without a label. */
export function toTrackedParcel(shipment: Shipment): TrackedParcel | null {
  const { trackingNumber, carrierShipmentId, labelRequestedAt } = shipment;
  if (trackingNumber === null) return null;
  const { postalCode, country } = shipment.shipTo as PostalAddress;
  return {
    trackingNumber,
    carrierShipmentId,
    destinationPostalCode: postalCode,
    destinationCountry: country,
    mailingDate: labelRequestedAt?.toISOString().slice(0, 10) ?? null,
  };
}

/** A carrier's answer about one of the parcels it was asked about. Throws what it refused. */
export function readAnswer(shipment: Shipment, result: Tracking | Error | undefined): Answer {
  const heard = result ?? new Error(`${shipment.carrier} did not answer for the number.`);
  if (!(heard instanceof Error)) return heard;
  const young = ['LABEL_PURCHASED', 'HANDED_OVER', 'VOID_REQUESTED', 'VOIDED'];
  const isUnseen = heard instanceof CarrierError && heard.kind === 'NOT_FOUND';
  if (!isUnseen || !young.includes(shipment.status)) throw heard;
  return { events: [], estimatedDeliveryAt: null };
}
