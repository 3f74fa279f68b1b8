import type { PostalAddress } from '../carrier/carrier.ts';
import type { ShipmentStatus } from '../generated/prisma/enums.ts';
import type { TrackedParcel, TrackedStep } from '../generated/resolvers.ts';
import type { PublicParcel } from './public-parcel.ts';
import { statusOf } from './tracking-steps.ts';

/** What everybody with the link may know: where the parcel is, but neither who gets it nor the street. */
export function toTrackedParcel({ shipment, from, events }: PublicParcel): TrackedParcel | null {
  const { carrier, trackingNumber, status, deliveredAt } = shipment;
  if (carrier === null || trackingNumber === null) return null;
  const to = shipment.shipTo as PostalAddress;
  const waits = status === 'AVAILABLE_FOR_PICKUP';
  const isExpected = !['DELIVERED', 'AVAILABLE_FOR_PICKUP', 'RETURN_TO_SENDER'].includes(status);
  const place = events.find((event) => statusOf(event) === 'AVAILABLE_FOR_PICKUP')?.location;
  return {
    ...{ carrier, trackingNumber, status, deliveredAt },
    serviceName: shipment.serviceName,
    trackingUrl: shipment.trackingUrl,
    steps: stepsOf({ ...shipment, events }),
    origin: cityOf(from),
    destination: cityOf(to),
    estimatedDeliveryAt: isExpected ? shipment.estimatedDeliveryAt : null,
    estimatedDeliverySource: isExpected ? shipment.estimateSource : null,
    correctedAt: shipment.correctedAt,
    pickupPlace: waits ? (place ?? null) : null,
    events: events.map((event) => ({
      occurredAt: event.occurredAt,
      localTime: event.localTime,
      status: statusOf(event),
      description: withoutNames(event.description),
      location: event.location,
    })),
    lastPolledAt: shipment.lastPolledAt,
  };
}

const cityOf = ({ city, region, country }: PostalAddress) => ({ city, region, country });

/** Some carriers write who signed into the words of the delivery. */
export function withoutNames(description: string): string {
  return description
    .replace(/[\s,;:–-]*\bsign(ed( for)? by|é par)\b.*$/iu, '')
    .replace(/^((?:.*\b)?(?:deliver|livr|remis).*?)[\s,;:–-]*\b(received by|reçu par)\b.*$/iu, '$1')
    .trim();
}

type Travel = {
  labelRequestedAt: Date | null;
  handedOverAt: Date | null;
  deliveredAt: Date | null;
  events: { occurredAt: Date; normalized: string | null }[];
};

const arriving: (ShipmentStatus | null)[] = ['OUT_FOR_DELIVERY', 'AVAILABLE_FOR_PICKUP'];

/** Where on the way from door to door a parcel is; newest event first. */
export function stepsOf({ events, ...parcel }: Travel): TrackedStep[] {
  const telling = events.filter((event) => statusOf(event) !== null);
  const firstSeen = telling.at(-1)?.occurredAt ?? null;
  const nearDoor = telling.find((event) => arriving.includes(statusOf(event)));
  return [
    { kind: 'PREPARED', reachedAt: earlier(parcel.labelRequestedAt, firstSeen) },
    { kind: 'ON_ITS_WAY', reachedAt: firstSeen ?? parcel.handedOverAt },
    { kind: 'ARRIVING', reachedAt: nearDoor?.occurredAt ?? null },
    { kind: 'DELIVERED', reachedAt: parcel.deliveredAt },
  ];
}

/** A parcel entered after the fact was labelled before its carrier saw it, whatever our clock said. */
function earlier(a: Date | null, b: Date | null): Date | null {
  if (a === null || b === null) return a;
  return a < b ? a : b;
}
