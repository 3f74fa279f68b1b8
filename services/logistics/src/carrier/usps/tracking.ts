import type { CarrierEvent, Json, Tracking } from '../carrier.ts';
import type { CarrierError } from '../carrier-error.ts';
import { headline, newestFirst } from '../headline.ts';
import { readError, unreadable } from './errors.ts';
import { eventTime, localClock } from './event-time.ts';
import { list, object, parseJson, text } from './json.ts';
import { statusOf, statusOfCategory } from './status-map.ts';

/**
 * The parcels of an answer: one of v3, in detail or in summary, or the array of v3r2, in which a number
 * that was refused stands as its error (status 207). A pushed notification holds one as text.
 */
export function readTracking(body: string): (Tracking | CarrierError)[] {
  const read = parseJson(body);
  if (read === undefined || read === null || typeof read !== 'object') {
    throw unreadable('it is no JSON.');
  }
  return list(read).map(readOne);
}

function readOne(item: Json): Tracking | CarrierError {
  const detail = object(item);
  if (typeof detail.payload === 'string') return readOne(parseJson(detail.payload) ?? null);
  const trackingNumber = text(detail.trackingNumber);
  if (detail.error !== undefined && detail.error !== null) return readRefusal(detail);
  if (trackingNumber === null) throw unreadable('it names no parcel.');
  const events = newestFirst([
    ...list(detail.trackingEvents).flatMap(readEvent),
    ...list(detail.eventSummaries).flatMap(readSummary),
  ]);
  return {
    carrier: 'USPS',
    trackingNumber,
    ...standing(detail, events),
    estimatedDeliveryAt: expected(detail),
    signedBy: signedBy(events),
    events,
  };
}

/** The status stands in the item, or in its error's code. */
function readRefusal(detail: { [key: string]: Json }): CarrierError {
  const status = Number(text(detail.statusCode) ?? text(object(detail.error).code));
  return readError(status >= 400 ? status : 404, JSON.stringify(detail));
}

/**
 * Where the parcel is. A newest event of an unknown code is told by the category, which USPS gives for
 * the parcel as it stands.
 */
function standing(detail: { [key: string]: Json }, events: CarrierEvent[]) {
  const words = text(detail.status) ?? text(detail.statusSummary);
  const category = statusOfCategory(text(detail.statusCategory), words);
  const [newest] = events;
  if (newest?.status === 'UNKNOWN') newest.status = category;
  const told = headline(events);
  if (told.status !== 'UNKNOWN') return told;
  return { status: category, statusReason: words ?? text(detail.statusCategory) };
}

const rawFields = [
  'eventType',
  'eventTimestamp',
  'GMTTimestamp',
  'GMTOffset',
  'eventCity',
  'eventState',
  'eventZIP',
  'eventZIPCode',
  'eventCountry',
  'firm',
  'name',
  'authorizedAgent',
  'eventCode',
  'actionCode',
  'reasonCode',
];

/** An event without a date cannot be placed and is left out. */
function readEvent(item: Json): CarrierEvent[] {
  const event = object(item);
  const time = eventTime(
    text(event.eventTimestamp),
    text(event.GMTTimestamp),
    text(event.GMTOffset),
  );
  if (time === null) return [];
  const code = text(event.eventCode) ?? '';
  const description = text(event.eventType) ?? '';
  const country = text(event.eventCountry);
  const place = [text(event.eventCity), text(event.eventState)];
  if (country !== null && !/^(US|USA|UNITED STATES)$/i.test(country)) place.push(country);
  return [
    {
      code,
      description,
      status: statusOf(code, description),
      ...time,
      location: place.filter(Boolean).join(', ') || null,
      raw: Object.fromEntries(
        rawFields.flatMap((field) => {
          const value = event[field];
          return value === null || value === undefined ? [] : [[field, value]];
        }),
      ),
    },
  ];
}

const longestSentence = 500;

/** A summary tells an event in one sentence: what, when and where. */
function readSummary(item: Json): CarrierEvent[] {
  const sentence = text(item)?.slice(0, longestSentence) ?? null;
  const occurredAt = localClock(sentence);
  if (sentence === null || occurredAt === null) return [];
  const description = sentence.split(/, (?=[A-Z][a-z]+ \d{1,2}, \d{4})/)[0] ?? sentence;
  const location = /([A-Z][A-Z .'-]+, [A-Z]{2})(?: \d{5})?\.?$/.exec(sentence)?.[1] ?? null;
  return [
    {
      ...{ code: '', description, status: statusOf('', description) },
      ...{ occurredAt, localTime: occurredAt, location },
      raw: { eventSummary: sentence },
    },
  ];
}

/** The name stands with the delivery; a name at an earlier event is of somebody else. */
function signedBy(events: CarrierEvent[]): string | null {
  const delivered = events.filter(({ status }) => status === 'DELIVERED');
  return delivered.map(({ raw }) => text(raw.name)).find((name) => name !== null) ?? null;
}

/**
 * The day USPS expects, then the one it predicts, then the one it guarantees. Its hours are local to a
 * place whose offset it does not name, so the day alone is kept unless an offset is there.
 */
function expected(detail: { [key: string]: Json }): string | null {
  const newer = object(detail.deliveryDateExpectation);
  const candidates = [
    newer.expectedDeliveryDate,
    detail.expectedDeliveryTimeStamp,
    detail.expectedDeliveryDate,
    newer.predictedDeliveryDate,
    detail.predictedDeliveryTimeStamp,
    detail.predictedDeliveryDate,
    newer.guaranteedDeliveryDate,
    detail.guaranteedDeliveryTimeStamp,
    detail.guaranteedDeliveryDate,
  ];
  for (const candidate of candidates) {
    const written = text(candidate);
    const clock = localClock(written);
    if (clock === null) continue;
    const offset = /T\d{2}:\d{2}.*([+-]\d{2}:\d{2})$/.exec(written ?? '')?.[1];
    return offset === undefined ? clock.slice(0, 10) : `${clock}${offset}`;
  }
  return null;
}
