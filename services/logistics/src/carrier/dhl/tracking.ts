import type { CarrierEvent, Json, Tracking } from '../carrier.ts';
import type { CarrierError } from '../carrier-error.ts';
import { headline, newestFirst, toTime } from '../headline.ts';
import type { JsonNode } from '../json.ts';
import { notFound, unreadable } from './errors.ts';
import { hiddenStatusOf, statusOf } from './status-map.ts';

/** The shipments of a MyDHL tracking answer; one that DHL did not find is its error. */
export function readTracking(answer: JsonNode): (Tracking | CarrierError)[] {
  return shipmentsOf(answer).flatMap((shipment) =>
    readShipment(shipment).map((tracking) =>
      isMissing(shipment)
        ? notFound(`DHL knows no shipment ${tracking.trackingNumber}.`)
        : tracking,
    ),
  );
}

/** The shipments that DHL knows, by their number and the numbers of their pieces. */
export function readByNumber(answer: JsonNode): Map<string, Tracking> {
  const found = new Map<string, Tracking>();
  for (const shipment of shipmentsOf(answer)) {
    const [tracking] = readShipment(shipment);
    if (tracking === undefined || isMissing(shipment)) continue;
    const pieces = shipment.all('pieces').flatMap((piece) => piece.text('trackingNumber') ?? []);
    for (const number of [tracking.trackingNumber, ...pieces]) found.set(number, tracking);
  }
  return found;
}

/** The word tells of the search, not of the parcel. */
function isMissing(shipment: JsonNode): boolean {
  return /\bno\b|not found|fail/i.test(shipment.text('status') ?? '');
}

function shipmentsOf(answer: JsonNode): JsonNode[] {
  if (answer.at('shipments').value === null) throw unreadable('It holds no shipments.');
  return answer.all('shipments');
}

/** References that we gave a shipment when it was bought. */
export function referencesOf(shipment: JsonNode): string[] {
  return shipment.all('shipperReferences').flatMap((entry) => entry.text('value') ?? []);
}

function readShipment(shipment: JsonNode): Tracking[] {
  const trackingNumber = shipment.text('shipmentTrackingNumber');
  if (trackingNumber === null) return [];
  const told = shipment.all('events');
  // Asked about by its piece, a shipment may tell what happened to that alone.
  const scans = told.length > 0 ? told : (shipment.all('pieces')[0]?.all('events') ?? []);
  const events = revealHidden(ordered(scans.flatMap(readEvent), 'OLDEST_FIRST'));
  const signed = newestFirst(scans.flatMap(readSignature));
  return [
    {
      carrier: 'DHL',
      trackingNumber,
      ...headline(events),
      estimatedDeliveryAt: readEstimate(shipment),
      signedBy: signed[0]?.name ?? null,
      events,
    },
  ];
}

type Direction = 'NEWEST_FIRST' | 'OLDEST_FIRST';

/**
 * Newest first, whichever way DHL tells a shipment: its times say which, and where they do not, its
 * habit. Events of one moment keep its order.
 */
export function ordered<T extends { occurredAt: string }>(events: T[], habit: Direction): T[] {
  const moments = events.map(({ occurredAt }) => toTime(occurredAt));
  const [first = 0, last = 0] = [moments.at(0), moments.at(-1)];
  const isOldestFirst = first === last ? habit === 'OLDEST_FIRST' : first < last;
  return newestFirst(isOldestFirst ? events.toReversed() : events);
}

/** Hidden events count only while there is no other. */
function revealHidden(events: CarrierEvent[]): CarrierEvent[] {
  if (events.some(({ status }) => status !== null)) return events;
  return events.map((event) => ({ ...event, status: hiddenStatusOf(event.code) }));
}

/** An event without a date cannot be placed and is left out. */
function readEvent(event: JsonNode): CarrierEvent[] {
  const occurredAt = readMoment(event);
  if (occurredAt === null) return [];
  const code = event.text('typeCode') ?? '';
  const description = event.text('description') ?? '';
  const [area] = event.all('serviceArea');
  const moment = [event.text('date'), event.text('time'), event.text('GMTOffset')];
  return [
    {
      ...{ code, description, occurredAt },
      status: statusOf(code, description),
      localTime: moment.filter(Boolean).join(' '),
      location: area?.text('description') ?? area?.text('code') ?? null,
      raw: event.value as { [key: string]: Json },
    },
  ];
}

/** `2023-08-10`, `11:59:23`, `+12:00` as RFC 3339; without an offset when DHL names none. */
function readMoment(event: JsonNode): string | null {
  const date = /^\d{4}-\d{2}-\d{2}/.exec(event.text('date') ?? '')?.[0];
  if (date === undefined) return null;
  const [, hour = '0', minute = '00', second = '00'] =
    /^(\d{1,2}):(\d{2})(?::(\d{2}))?/.exec(event.text('time') ?? '') ?? [];
  const local = `${date}T${hour.padStart(2, '0')}:${minute}:${second}`;
  if (Number.isNaN(Date.parse(`${local}Z`))) return null;
  return `${local}${readOffset(event.text('GMTOffset'))}`;
}

/** `+09:00`, `+0900`, `GMT+9` or `Z` as `+09:00`; nothing for what is no offset. */
function readOffset(text: string | null): string {
  const plain = text?.replace(/^(GMT|UTC)/i, '') ?? '';
  if (/^Z$/i.test(plain)) return 'Z';
  const [, sign = '+', hours, minutes = '00'] =
    /^([+-])?(\d{1,2})(?::?(\d{2}))?$/.exec(plain) ?? [];
  if (hours === undefined || Number(hours) > 14 || Number(minutes) > 59) return '';
  return `${sign}${hours.padStart(2, '0')}:${minutes}`;
}

/** DHL leaves the field empty for privacy and may still say it in words. */
function readSignature(event: JsonNode): { name: string; occurredAt: string }[] {
  const occurredAt = readMoment(event);
  const said = /\bsigned (?:for )?by\s*:?\s*(.+)$/i.exec(event.text('description') ?? '')?.[1];
  const name = event.text('signedBy') ?? said?.trim() ?? null;
  return name === null || name === '' || occurredAt === null ? [] : [{ name, occurredAt }];
}

/** A local time without offset, or the day alone. */
function readEstimate(shipment: JsonNode): string | null {
  return (
    shipment.text('estimatedDeliveryDate') ??
    shipment.text('estimatedDeliveryDate', 'estimatedDeliveryDate') ??
    shipment.text('estimatedTimeOfDelivery')
  );
}
