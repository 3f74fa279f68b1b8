import type { CarrierEvent, Tracking, TrackingStatus } from '../carrier.ts';
import type { CarrierError } from '../carrier-error.ts';
import { headline, newestFirst } from '../headline.ts';
import type { XmlDocument, XmlNode } from '../xml.ts';
import { calendarDate, toRfc3339 } from './local-time.ts';
import { errorOfDocument, unreadable } from './messages.ts';
import { statusOf } from './status-map.ts';

const eventFields = [
  'event-identifier',
  'event-date',
  'event-time',
  'event-time-zone',
  'event-description',
  'signatory-name',
  'event-site',
  'event-province',
  'event-retail-location-id',
  'event-retail-name',
];

/**
 * The parcels of a tracking document, in its order: a detail, a summary, or several in whatever encloses
 * them. A number that was refused among others is its error.
 */
export function readTracking(document: XmlDocument): (Tracking | CarrierError)[] {
  const { root, node } = document;
  if (root === 'tracking-detail') return several(node, 'tracking-detail').map(readDetail);
  if (root === 'tracking-summary') return several(node, 'pin-summary').map(readSummary);
  const enclosed = node.all('tracking-detail').map(readDetail);
  const refused = node.all('messages').map((messages) => refusal(messages));
  const summaries = node.all('tracking-summary', 'pin-summary').map(readSummary);
  const found = [...enclosed, ...summaries, ...refused];
  if (found.length === 0) throw unreadable(`<${root}> holds no tracking.`);
  return found;
}

/** XML has one element or a list in it; JSON an object or an array. */
function several(node: XmlNode, member: string): XmlNode[] {
  const listed = node.all(member);
  return listed.length > 0 ? listed : node.all();
}

const refusal = (node: XmlNode) => errorOfDocument({ root: 'messages', node }, 404);

function readDetail(detail: XmlNode): Tracking | CarrierError {
  const trackingNumber = detail.text('pin') ?? detail.text('dnc');
  const occurrences = detail.all('significant-events', 'occurrence');
  if (isRefused(detail) && occurrences.length === 0) return refusal(detail);
  if (trackingNumber === null) throw unreadable('The tracking names no parcel.');
  const placed = newestFirst(occurrences.flatMap(readEvent));
  const changed = calendarDate(detail.text('changed-expected-date'));
  return {
    carrier: 'CANADA_POST',
    trackingNumber,
    ...headline(placed),
    estimatedDeliveryAt: changed ?? calendarDate(detail.text('expected-delivery-date')),
    signedBy: placed.find(({ signatory }) => signatory !== null)?.signatory ?? null,
    events: placed.map(({ signatory: _, ...event }) => event),
  };
}

const isRefused = (node: XmlNode) =>
  node.text('code') !== null || node.all('error').length + node.all('messages').length > 0;

type Placed = CarrierEvent & { signatory: string | null };

/** An event without a date cannot be placed and is left out. */
function readEvent(occurrence: XmlNode): Placed[] {
  const date = occurrence.text('event-date') ?? occurrence.text('event-date-time') ?? '';
  const time = occurrence.text('event-time');
  const zone = occurrence.text('event-time-zone');
  const occurredAt = toRfc3339(date, time, zone);
  if (occurredAt === null) return [];
  const code = occurrence.text('event-identifier') ?? '';
  const description = occurrence.text('event-description') ?? '';
  const place = [occurrence.text('event-site'), occurrence.text('event-province')];
  return [
    {
      code,
      description,
      status: statusOf(code, description),
      occurredAt,
      localTime: [date, time, zone].filter(Boolean).join(' '),
      location: place.filter(Boolean).join(', ') || occurrence.text('event-retail-name'),
      raw: Object.fromEntries(
        eventFields.flatMap((field) => {
          const value = occurrence.text(field);
          return value === null ? [] : [[field, value]];
        }),
      ),
      signatory: occurrence.text('signatory-name'),
    },
  ];
}

/** A summary tells the newest event only, in words and with a time without zone. */
function readSummary(summary: XmlNode): Tracking | CarrierError {
  const trackingNumber = summary.text('pin');
  if (isRefused(summary) || trackingNumber === null) return refusal(summary);
  const stamp = summary.text('event-date-time') ?? '';
  const occurredAt = toRfc3339(stamp, stamp.replace(/^[\d-]{8,10}[:T ]?/, ''), null);
  const description = summary.text('event-description') ?? '';
  const words = statusOf('', description);
  const status = words === 'UNKNOWN' ? statusOfType(summary) : words;
  const events: CarrierEvent[] =
    occurredAt === null
      ? []
      : [
          {
            ...{ code: '', description, status, occurredAt, localTime: occurredAt },
            location: summary.text('event-location'),
            raw: {},
          },
        ];
  return {
    carrier: 'CANADA_POST',
    trackingNumber,
    ...headline(events),
    estimatedDeliveryAt: calendarDate(summary.text('expected-delivery-date')),
    signedBy: summary.text('signatory-name'),
    events,
  };
}

/** The kinds of event that say where the parcel is; most only say that something happened. */
function statusOfType(summary: XmlNode): TrackingStatus {
  const type = summary.text('event-type')?.toUpperCase() ?? '';
  if (summary.text('actual-delivery-date') !== null || type === 'DELIVERED') return 'DELIVERED';
  if (type === 'OUT') return 'OUT_FOR_DELIVERY';
  if (type === 'ATTEMPTED') return 'EXCEPTION';
  return type === 'INDUCTION' ? 'IN_TRANSIT' : 'UNKNOWN';
}
