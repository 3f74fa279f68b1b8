import { livedOf } from '../journey.ts';
import type { LivedStep, ParcelState } from '../parcel-life.ts';
import { clockAt } from './places.ts';
import type { Parcel } from './store.ts';

type Words = [statusCode: string, words: string];

const told: Record<ParcelState, Words> = {
  order_received: ['pre-transit', 'The instruction data for this shipment have been provided'],
  accepted: ['transit', 'The shipment has been accepted'],
  in_transit: ['transit', 'The shipment has been processed in the parcel center of origin'],
  arrived: ['transit', 'The shipment arrived in the region of the recipient'],
  out_for_delivery: ['transit', 'The shipment has been loaded onto the delivery vehicle'],
  delivered: ['delivered', 'The shipment has been successfully delivered'],
  available_for_pickup: ['transit', 'The shipment is ready for collection at a service point'],
  exception: ['failure', 'The shipment could not be delivered: nobody was home'],
  return_to_sender: ['transit', 'The shipment is being returned to the sender'],
  returned: ['delivered', 'The shipment has been delivered to the sender'],
};

/** A parcel as all divisions tell it: local times without offset, the newest event first. */
export function unifiedShipment(
  parcel: Parcel,
  knowsRecipient: boolean,
  lifeMs: number,
  nowMs: number,
) {
  const steps = livedOf(parcel.journey, lifeMs, nowMs);
  const events = steps.map((step) => eventOf(parcel, step)).reverse();
  const last = steps.at(-1)?.state;
  const delivered = last === 'delivered';
  return {
    id: parcel.trackingNumber,
    service: parcel.service,
    origin: {
      address: { countryCode: parcel.originCountry, addressLocality: parcel.from.place.city },
    },
    destination: {
      address: { countryCode: parcel.destinationCountry, addressLocality: parcel.to.place.city },
    },
    status: events[0],
    estimatedTimeOfDelivery: `${parcel.dueOn}T18:00:00`,
    ...(last === 'returned' ? { returnFlag: true } : {}),
    details: {
      product: { productName: `DHL ${parcel.service}` },
      proofOfDeliverySignedAvailable: delivered,
      // Who signed is told only to those who know where the parcel went.
      ...(delivered && knowsRecipient
        ? { proofOfDelivery: { signed: { '@type': 'Person', name: parcel.recipientName } } }
        : {}),
      totalNumberOfPieces: 1,
      pieceIds: [parcel.pieceNumber],
      weight: { value: parcel.kilograms, unitText: 'kg' },
    },
    events,
  };
}

function eventOf(parcel: Parcel, { state, atMs }: LivedStep) {
  const [statusCode, description] = told[state];
  const there = ['arrived', 'out_for_delivery', 'delivered', 'available_for_pickup', 'exception'];
  const area = there.includes(state) ? parcel.to : parcel.from;
  const { date, time } = clockAt(atMs, area.place.timeZone);
  return {
    timestamp: `${date}T${time}`,
    location: { address: { addressLocality: area.place.city } },
    ...{ statusCode, status: statusCode, description },
  };
}
