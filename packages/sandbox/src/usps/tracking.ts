import { addBusinessDays, localTime } from '../canada-post/calendar.ts';
import { type Place, plantOf } from '../canada-post/places.ts';
import { livedOf } from '../journey.ts';
import type { ParcelState } from '../parcel-life.ts';
import type { Parcel } from './parcels.ts';

interface Told {
  code: string;
  type: string;
  category: string;
  /** Where it happens: at the sender's end, or at the recipient's. */
  at: 'from' | 'to';
}

const told: Record<ParcelState, Told> = {
  order_received: {
    ...{ code: 'GX', type: 'Shipping Label Created, USPS Awaiting Item' },
    ...{ category: 'Pre-Shipment', at: 'from' },
  },
  accepted: { code: '03', type: 'USPS in possession of item', category: 'Accepted', at: 'from' },
  in_transit: {
    ...{ code: '10', type: 'Arrived at USPS Regional Origin Facility' },
    ...{ category: 'In Transit', at: 'from' },
  },
  arrived: { code: '07', type: 'Arrived at Post Office', category: 'In Transit', at: 'to' },
  out_for_delivery: {
    ...{ code: 'OF', type: 'Out for Delivery', category: 'Out for Delivery', at: 'to' },
  },
  delivered: { code: '01', type: 'Delivered, In/At Mailbox', category: 'Delivered', at: 'to' },
  available_for_pickup: {
    ...{ code: '16', type: 'Available for Pickup', category: 'Available for Pickup', at: 'to' },
  },
  exception: {
    ...{ code: '55', type: 'Notice Left (No Authorized Recipient Available)' },
    ...{ category: 'Delivery Attempt', at: 'to' },
  },
  return_to_sender: { code: '09', type: 'Returned to Sender', category: 'Alert', at: 'to' },
  returned: {
    code: '01',
    type: 'Delivered, To Original Sender',
    category: 'Delivered',
    at: 'from',
  },
};

/** The detail of v3, or of v3r2 with its other names; the real one's quirks are kept. */
export function trackingDetail(parcel: Parcel, lifeMs: number, nowMs: number, isR2: boolean) {
  const places = {
    from: plantOf('US', parcel.fromZip),
    to: plantOf(parcel.toCountry, parcel.toZip || '0'),
  };
  const steps = livedOf(parcel.journey, lifeMs, nowMs).toReversed();
  const [newest] = steps;
  const status = newest ? told[newest.state] : told.order_received;
  const zipField = isR2 ? 'eventZIPCode' : 'eventZIP';
  const startedMs = steps.at(-1)?.atMs ?? parcel.journey.startedMs;
  const started = new Date(startedMs).toISOString().slice(0, 10);
  const expected = parcel.days === null ? null : addBusinessDays(started, parcel.days);
  return {
    ...{ trackingNumber: parcel.trackingNumber, mailClass: `${parcel.mailClass}<SUP>&reg;</SUP>` },
    ...{ mailType: 'DM', emailEnabled: 'true', kahalaIndicator: 'false', RREEnabled: 'false' },
    ...{ originCity: places.from?.city, originState: places.from?.province },
    ...{ destinationCity: places.to?.city, destinationState: places.to?.province || null },
    [isR2 ? 'destinationZIPCode' : 'destinationZIP']: parcel.toZip || null,
    services: isR2 ? ['USPS Tracking<SUP>&#174;</SUP>'] : 'USPS Tracking<SUP>&#174;</SUP>',
    ...{ serviceTypeCode: '055', status: status.type, statusCategory: status.category },
    statusSummary: `${status.type}.`,
    mailPieceIntakeDate: '2026-11-15 11:09:19.000000',
    ...(isR2 && expected && { deliveryDateExpectation: { expectedDeliveryDate: expected } }),
    ...(!isR2 && expected && { expectedDeliveryTimeStamp: `${expected}T21:00:00Z` }),
    trackingEvents: steps.map(({ state, atMs }) => {
      const { code, type, at } = told[state];
      const place = places[at];
      return {
        ...{ eventType: type, eventCode: code, ...times(atMs, place) },
        ...{ eventCountry: null, eventCity: place?.city ?? null },
        ...{ eventState: place?.province || null, [zipField]: zipOf(parcel, at) },
        firm: null,
        name: state === 'delivered' && parcel.signature ? 'J DOE' : null,
        authorizedAgent: 'false',
        additionalProp: null,
      };
    }),
  };
}

const zipOf = ({ fromZip, toZip }: Parcel, at: Told['at']) =>
  at === 'from' ? fromZip : toZip || null;

function times(atMs: number, place: Place | undefined) {
  const { date, time } = localTime(atMs, place?.timeZone ?? 'America/New_York');
  const offsetMinutes = Math.round((Date.parse(`${date}T${time}Z`) - atMs) / 60_000);
  const size = Math.abs(offsetMinutes);
  const pad = (value: number) => String(value).padStart(2, '0');
  const GMTOffset = `${offsetMinutes < 0 ? '-' : '+'}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
  return {
    eventTimestamp: `${date}T${time}`,
    GMTTimestamp: `${new Date(atMs).toISOString().slice(0, 19)}Z`,
    GMTOffset,
  };
}
