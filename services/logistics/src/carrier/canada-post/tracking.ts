import type { CarrierEvent, Tracking } from '../carrier.ts';
import { headline } from '../headline.ts';
import type { XmlDocument, XmlNode } from '../xml.ts';
import { toRfc3339 } from './local-time.ts';
import { unreadable } from './messages.ts';
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

/** The parcels of a tracking document: a detail, or several in whatever encloses them. */
export function readTracking({ root, node }: XmlDocument): Tracking[] {
  if (root === 'tracking-detail') return [readDetail(node)];
  if (root === 'tracking-summary') return node.all('pin-summary').map(readSummary);
  const enclosed = node.all('tracking-detail').map(readDetail);
  if (enclosed.length === 0) throw unreadable(`<${root}> holds no tracking.`);
  return enclosed;
}

function readDetail(detail: XmlNode): Tracking {
  const trackingNumber = detail.text('pin');
  if (trackingNumber === null) throw unreadable('The tracking names no parcel.');
  const occurrences = detail.all('significant-events', 'occurrence');
  const events = occurrences.flatMap(readEvent);
  return {
    carrier: 'CANADA_POST',
    trackingNumber,
    ...headline(events),
    estimatedDeliveryAt:
      detail.text('changed-expected-date') ?? detail.text('expected-delivery-date'),
    signedBy: occurrences.map((event) => event.text('signatory-name')).find(Boolean) ?? null,
    events,
  };
}

/** An event without a date cannot be placed and is left out. */
function readEvent(occurrence: XmlNode): CarrierEvent[] {
  const date = occurrence.text('event-date') ?? '';
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
      location: place.filter(Boolean).join(', ') || null,
      raw: Object.fromEntries(
        eventFields.flatMap((field) => {
          const value = occurrence.text(field);
          return value === null ? [] : [[field, value]];
        }),
      ),
    },
  ];
}

/** A summary tells the newest event only, in words and with a time without zone. */
function readSummary(summary: XmlNode): Tracking {
  const stamp = /^(\d{4})(\d{2})(\d{2}):?(\d{2})(\d{2})(\d{2})$/.exec(
    summary.text('event-date-time') ?? '',
  );
  const [, year, month, day, hour, minute, second] = stamp ?? [];
  const occurredAt = toRfc3339(`${year}-${month}-${day}`, `${hour}:${minute}:${second}`, null);
  const description = summary.text('event-description') ?? '';
  const delivered = summary.text('actual-delivery-date') !== null;
  const words = statusOf('', description);
  const status = words === 'UNKNOWN' ? summaryStatus(delivered, summary.text('event-type')) : words;
  const events: CarrierEvent[] =
    occurredAt === null
      ? []
      : [
          {
            code: '',
            description,
            status,
            occurredAt,
            localTime: occurredAt,
            location: summary.text('event-location'),
            raw: {},
          },
        ];
  return {
    carrier: 'CANADA_POST',
    trackingNumber: summary.text('pin') ?? '',
    ...headline(events),
    estimatedDeliveryAt: summary.text('expected-delivery-date'),
    signedBy: summary.text('signatory-name'),
    events,
  };
}

function summaryStatus(delivered: boolean, eventType: string | null) {
  if (delivered || eventType?.toUpperCase() === 'DELIVERED') return 'DELIVERED';
  return 'UNKNOWN';
}
