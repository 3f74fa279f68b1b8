import type { CarrierEvent, Json, Tracking, TrackingStatus } from '../carrier.ts';
import { headline, newestFirst } from '../headline.ts';
import type { JsonNode } from '../json.ts';
import { unreadable } from './errors.ts';
import { ordered } from './tracking.ts';
import { statusOfWords } from './words.ts';

/** The parcels of an answer of Shipment Tracking – Unified, and of its pushes. */
export function readUnified(answer: JsonNode): Tracking[] {
  if (answer.at('shipments').value === null) throw unreadable('It holds no shipments.');
  return answer.all('shipments').flatMap(readShipment);
}

function readShipment(shipment: JsonNode): Tracking[] {
  const trackingNumber = shipment.text('id');
  if (trackingNumber === null) return [];
  const goesBack = shipment.flag('returnFlag') === true;
  const told = shipment.all('events').flatMap((event) => readEvent(event, goesBack));
  const events = ordered(told, 'NEWEST_FIRST');
  const latest = readEvent(shipment.at('status'), goesBack);
  // The status repeats the newest event, or stands alone: pushes often bring no events.
  const isTold = ({ status, occurredAt }: CarrierEvent) =>
    events.some((event) => event.status === status && sameMoment(event.occurredAt, occurredAt));
  const all = newestFirst([...latest.filter((event) => !isTold(event)), ...events]);
  // An announcement may be stamped after the first scan: it says nothing once the parcel was seen.
  const moved = all.filter(({ status }) => status !== 'PRE_TRANSIT' && status !== 'UNKNOWN');
  return [
    {
      carrier: 'DHL',
      trackingNumber,
      ...headline(moved.length > 0 ? moved : all),
      estimatedDeliveryAt:
        shipment.text('estimatedTimeOfDelivery') ??
        shipment.text('estimatedDeliveryTimeFrame', 'estimatedThrough'),
      signedBy: readSignature(shipment.at('details', 'proofOfDelivery', 'signed')),
      events: all,
    },
  ];
}

function readEvent(event: JsonNode, goesBack: boolean): CarrierEvent[] {
  const occurredAt = readMoment(event.text('timestamp'));
  if (occurredAt === null) return [];
  const code = event.text('statusCode') ?? '';
  const description = event.text('description') ?? event.text('status') ?? '';
  const words = ['status', 'statusDetailed', 'description'].map((name) => event.text(name));
  const address = event.at('location', 'address');
  return [
    {
      ...{ code, description, occurredAt },
      status: statusOf(code, words.filter(Boolean).join('. '), goesBack),
      localTime: event.text('timestamp') ?? '',
      location:
        address.text('addressLocality') ??
        address.text('postalCode') ??
        address.text('countryCode'),
      raw: event.value as { [key: string]: Json },
    },
  ];
}

const refined: TrackingStatus[] = ['OUT_FOR_DELIVERY', 'AVAILABLE_FOR_PICKUP', 'RETURN_TO_SENDER'];

/** The five codes of all divisions, refined by words where they say more. */
function statusOf(code: string, words: string, goesBack: boolean): TrackingStatus {
  const said = statusOfWords(words);
  switch (code.trim().toLowerCase()) {
    case 'pre-transit':
      return 'PRE_TRANSIT';
    case 'transit':
      return said !== null && refined.includes(said) ? said : 'IN_TRANSIT';
    case 'delivered':
      return goesBack || said === 'RETURN_TO_SENDER' ? 'RETURN_TO_SENDER' : 'DELIVERED';
    case 'failure':
      if (goesBack || said === 'RETURN_TO_SENDER') return 'RETURN_TO_SENDER';
      return said === 'AVAILABLE_FOR_PICKUP' ? said : 'EXCEPTION';
    case 'unknown':
      return 'UNKNOWN';
    default:
      return said ?? 'UNKNOWN';
  }
}

/** Most divisions give local times without offset; then it stays so. */
function readMoment(timestamp: string | null): string | null {
  const [, date, clock = '00:00:00', zone = ''] =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i.exec(
      timestamp ?? '',
    ) ?? [];
  if (date === undefined) return null;
  const local = `${date}T${clock.length === 5 ? `${clock}:00` : clock}`;
  if (Number.isNaN(Date.parse(`${local}Z`))) return null;
  return `${local}${zone.toUpperCase().replace(/^([+-]\d{2})(\d{2})$/, '$1:$2')}`;
}

/** The same clock; one of the two may name the zone. */
function sameMoment(a: string, b: string): boolean {
  return a.slice(0, 19) === b.slice(0, 19);
}

function readSignature(signed: JsonNode): string | null {
  const full = [signed.text('givenName'), signed.text('familyName')].filter(Boolean).join(' ');
  return full || (signed.text('name') ?? signed.text('organizationName'));
}
