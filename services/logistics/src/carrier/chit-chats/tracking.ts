import type { CarrierEvent, Json, Tracking, TrackingStatus } from '../carrier.ts';
import { headline, newestFirst } from '../headline.ts';
import type { JsonNode } from '../json.ts';
import { unreadable } from './errors.ts';
import { idOf, readShipments, trackingNumberOf } from './shipment.ts';
import { statusOf, statusOfEvent } from './status-map.ts';

/** The parcels of a shipment, of a list of shipments, of the public tracking, or of a list of returns. */
export function readTracking(answer: JsonNode): Tracking[] {
  const found = readReturns(answer);
  if (found.length > 0) return found.map(trackingOfReturn);
  const shipments = readShipments(answer);
  if (shipments.some((shipment) => idOf(shipment) === null)) {
    throw unreadable('The tracking names no parcel.');
  }
  return shipments.map(trackingOf);
}

export function trackingOf(shipment: JsonNode): Tracking {
  const list = shipment.all('tracking_events');
  const events = newestFirst(
    (list.length > 0 ? list : shipment.all('tracking_details')).flatMap(readEvent),
  );
  return {
    carrier: 'CHIT_CHATS',
    trackingNumber: trackingNumberOf(shipment),
    ...settle(shipment, events),
    estimatedDeliveryAt: readMoment(shipment.text('estimated_delivery_at')),
    signedBy: null,
    events,
  };
}

/**
 * The shipment's own word beside its events. It decides when it ends the journey, since the last mile's
 * scans come late or never; before that the events are finer, and it only says that a parcel has left.
 */
function settle(shipment: JsonNode, events: CarrierEvent[]) {
  const told = headline(events);
  const own = statusOf(shipment.text('resolution')) ?? statusOf(shipment.text('status'));
  if (own === null || own === told.status) return told;
  const ends: TrackingStatus[] = ['DELIVERED', 'EXCEPTION', 'CANCELED', 'RETURN_TO_SENDER'];
  const moreThanTold = told.status === 'UNKNOWN' || told.status === 'PRE_TRANSIT';
  if (!ends.includes(own) && !moreThanTold) return told;
  // "It doesn't always mean the shipment was not delivered": what was scanned counts more.
  const scanned = told.status === 'DELIVERED' || told.status === 'RETURN_TO_SENDER';
  if (own === 'EXCEPTION' && scanned) return told;
  const reason = shipment.text('resolution_description') ?? shipment.text('status');
  return { status: own, statusReason: reason ?? told.statusReason };
}

/** An event without a time cannot be placed and is left out. The subtitle names our costs: it stays raw. */
function readEvent(event: JsonNode): CarrierEvent[] {
  const written = event.text('created_at') ?? event.text('occurred_at');
  const occurredAt = readMoment(written);
  if (written === null || occurredAt === null) return [];
  const type = event.text('type');
  const status = event.text('status');
  const title = event.text('title') ?? event.text('subtitle') ?? '';
  return [
    {
      code: type ?? status ?? '',
      description: title,
      status: statusOfEvent({ status, type, title }),
      occurredAt: occurredAt.length === 10 ? `${occurredAt}T00:00:00` : occurredAt,
      localTime: written,
      location: event.text('location_description'),
      raw: rawOf(event),
    },
  ];
}

/** RFC 3339, or a day; a time without an offset stays as it is. Null for what is no date. */
function readMoment(text: string | null): string | null {
  const parts =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s*(Z|UTC|[+-]\d{2}:?\d{2})?)?$/i.exec(
      text ?? '',
    );
  if (parts === null) return null;
  const [, day = '', clock, zone] = parts;
  if (Number.isNaN(Date.parse(`${day}T00:00:00Z`))) return null;
  if (clock === undefined) return day;
  const time = clock.length === 5 ? `${clock}:00` : clock;
  if (zone === undefined) return `${day}T${time}`;
  const offset = /^(Z|UTC)$/i.test(zone) ? 'Z' : zone.replace(/^(...):?(..)$/, '$1:$2');
  return `${day}T${time}${offset}`;
}

/** Parcels that came back: `GET /returns`, each with the shipment it was. */
export function readReturns(answer: JsonNode): JsonNode[] {
  const list = answer.at('returns').value === null ? answer : answer.at('returns');
  return list
    .all()
    .map((item) => (item.at('return').value === null ? item : item.at('return')))
    .filter((item) => item.at('original_shipment').value !== null);
}

/** A return as an event of the parcel that it was; each further state of it is another event. */
export function eventOfReturn(found: JsonNode): CarrierEvent[] {
  const written = found.text('resolved_at') ?? found.text('updated_at') ?? found.text('created_at');
  const occurredAt = readMoment(written);
  if (written === null || occurredAt === null) return [];
  const state = found.text('status') ?? 'on_hold';
  return [
    {
      code: `return_${state}`,
      description: found.text('resolution') ?? `Return ${state.replaceAll('_', ' ')}`,
      status: 'RETURN_TO_SENDER',
      occurredAt: occurredAt.length === 10 ? `${occurredAt}T00:00:00` : occurredAt,
      localTime: written,
      location: null,
      raw: rawOf(found),
    },
  ];
}

function trackingOfReturn(found: JsonNode): Tracking {
  const events = eventOfReturn(found);
  const shipment = found.at('original_shipment');
  return {
    carrier: 'CHIT_CHATS',
    trackingNumber: trackingNumberOf(shipment) || (found.text('id') ?? ''),
    status: 'RETURN_TO_SENDER',
    statusReason: events[0]?.description ?? null,
    estimatedDeliveryAt: null,
    signedBy: null,
    events,
  };
}

function rawOf({ value }: JsonNode): { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}
