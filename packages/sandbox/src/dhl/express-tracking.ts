import { livedOf } from '../journey.ts';
import type { LivedStep, ParcelState } from '../parcel-life.ts';
import { clockAt, type ServiceArea } from './places.ts';
import { Problem } from './problems.ts';
import type { Parcel, Store } from './store.ts';

type Query = Record<string, string | string[] | undefined>;
type Scan = [typeCode: string, words: string, where: 'from' | 'to'];

/** What is scanned at each step; customs follow a parcel of goods into another country. */
const scans: Record<ParcelState, Scan[]> = {
  order_received: [['DUMMY_PU', 'Shipment information received', 'from']],
  accepted: [['PU', 'Shipment picked up', 'from']],
  in_transit: [
    ['PL', 'Processed at- AREA', 'from'],
    ['DF', 'Shipment has departed from a DHL facility- AREA', 'from'],
  ],
  arrived: [['AR', 'Arrived at DHL Delivery Facility - AREA', 'to']],
  out_for_delivery: [['WC', 'Shipment is out with courier for delivery', 'to']],
  delivered: [
    ['OK', 'Delivered', 'to'],
    ['IA', 'Image available', 'to'],
  ],
  available_for_pickup: [['CC', 'Awaiting collection by the recipient', 'to']],
  exception: [['NH', 'Delivery attempted; recipient not home', 'to']],
  return_to_sender: [['RD', 'Recipient refused delivery', 'to']],
  returned: [['RT', 'Returned to shipper', 'from']],
};
const customs: Scan[] = [
  ['IC', 'Processed for clearance at- AREA', 'to'],
  ['CR', 'Clearance processing complete at- AREA', 'to'],
];

const list = (value: string | string[] | undefined): string[] => [value ?? []].flat();

/** Shipments by their numbers, by their pieces, or by a reference and the days it was used in. */
export function trackExpress(store: Store, query: Query, lifeMs: number, nowMs: number) {
  const parcels = findParcels(store, query);
  const view = query.trackingView ?? 'all-checkpoints';
  const level = query.levelOfDetail ?? 'shipment';
  const withOffset = query.requestGMTOffsetPerEvent === 'true';
  return {
    shipments: parcels.map((parcel) => {
      const all = eventsOf(parcel, livedOf(parcel.journey, lifeMs, nowMs), withOffset);
      const shown = view === 'last-checkpoint' ? all.slice(-1) : all;
      const events = view === 'shipment-details-only' ? [] : shown;
      const made = clockAt(parcel.createdAtMs, parcel.from.place.timeZone);
      return {
        shipmentTrackingNumber: parcel.trackingNumber,
        status: 'Success',
        shipmentTimestamp: `${made.date}T${made.time}`,
        productCode: parcel.productCode,
        description: parcel.description,
        shipperDetails: party(parcel.from, parcel.originCountry),
        receiverDetails: party(parcel.to, parcel.destinationCountry),
        totalWeight: parcel.kilograms,
        unitOfMeasurements: 'metric',
        shipperReferences: parcel.references,
        events: level === 'piece' ? [] : events,
        numberOfPieces: 1,
        ...(level === 'shipment'
          ? {}
          : { pieces: [{ number: 1, trackingNumber: parcel.pieceNumber, events }] }),
        estimatedDeliveryDate: `${parcel.dueOn}T23:59:00`,
      };
    }),
  };
}

function findParcels(store: Store, query: Query): Parcel[] {
  const numbers = [...list(query.shipmentTrackingNumber), ...list(query.pieceTrackingNumber)];
  if (numbers.length > 200)
    throw new Problem(400, 'No more than 200 numbers may be tracked at once.');
  if (numbers.length > 0) {
    const found = numbers.flatMap((number) => store.find(number) ?? []);
    const express = [...new Set(found)].filter(({ service }) => service === 'express');
    if (express.length > 0) return express;
    throw new Problem(404, `No result found for the given tracking number ${numbers.join(', ')}.`);
  }
  const [reference] = list(query.shipmentReference);
  const { shipperAccountNumber, dateRangeFrom, dateRangeTo } = query;
  if (!reference) throw new Problem(400, 'Missing required input: shipmentTrackingNumber');
  if (!shipperAccountNumber || !dateRangeFrom || !dateRangeTo) {
    throw new Problem(
      400,
      'Missing required input: shipperAccountNumber, dateRangeFrom, dateRangeTo',
    );
  }
  const found = store.all().filter((parcel) => {
    const day = new Date(parcel.createdAtMs).toISOString().slice(0, 10);
    return (
      parcel.accountNumber === shipperAccountNumber &&
      parcel.references.some(({ value }) => value === reference) &&
      day >= String(dateRangeFrom).slice(0, 10) &&
      day <= String(dateRangeTo).slice(0, 10)
    );
  });
  if (found.length > 0) return found;
  throw new Problem(404, `No Shipments Found for ReferenceID | ${reference}`);
}

function eventsOf(parcel: Parcel, steps: LivedStep[], withOffset: boolean) {
  const crosses = parcel.declarable && parcel.originCountry !== parcel.destinationCountry;
  return steps.flatMap(({ state, atMs }, step) => {
    const beforeMs = steps[step - 1]?.atMs ?? atMs;
    const made = [...(state === 'arrived' && crosses ? customs : []), ...scans[state]];
    return made.map(([typeCode, words, where], index) => {
      const area = parcel[where];
      // The scans of one step lead up to it; a proof of delivery is there at once.
      const share = state === 'delivered' ? 1 : (index + 1) / made.length;
      const scannedMs = Math.round(beforeMs + (atMs - beforeMs) * share);
      const { date, time, offset } = clockAt(scannedMs, area.place.timeZone);
      return {
        ...{ date, time, ...(withOffset ? { GMTOffset: offset } : {}), typeCode },
        description: words.replace('AREA', area.name),
        serviceArea: [{ code: area.code, description: area.name }],
        ...(typeCode === 'OK' ? { signedBy: parcel.recipientName } : {}),
      };
    });
  });
}

/** Names are left out, as DHL does for privacy. */
function party(area: ServiceArea, countryCode: string) {
  return {
    name: '',
    postalAddress: { cityName: '', postalCode: '', countryCode },
    serviceArea: [{ code: area.code, description: area.name }],
  };
}
