import type {
  Carrier,
  CarrierCode,
  CarrierEvent,
  TrackedParcel,
  Tracking,
  TrackingStatus,
} from '../carrier.ts';
import { headline, newestFirst } from '../headline.ts';
import type { JsonNode } from '../json.ts';

/** The carriers that Chit Chats names and that we can ask ourselves. */
const carrierOf: [RegExp, CarrierCode][] = [
  [/^usps/, 'USPS'],
  [/^canada_?post/, 'CANADA_POST'],
  [/^dhl/, 'DHL'],
];

type LastMile = { carrier: CarrierCode; trackingNumber: string };

/** Who brings the parcel to the door, and under which number; null when we cannot ask them. */
export function lastMileOf(shipment: JsonNode): LastMile | null {
  const name = shipment.text('carrier')?.toLowerCase() ?? '';
  const trackingNumber = shipment.text('carrier_tracking_code')?.replaceAll(/\s/g, '') ?? null;
  const carrier = carrierOf.find(([pattern]) => pattern.test(name))?.[1];
  return carrier === undefined || trackingNumber === null ? null : { carrier, trackingNumber };
}

type Followed = { parcel: TrackedParcel; tracking: Tracking; lastMile: LastMile | null };

/**
 * Adds what the last mile's own adapter hears, many numbers in one question. A last mile that is not
 * connected, knows nothing yet or is silent leaves Chit Chats' own word as it is.
 */
export async function followLastMile(
  followed: readonly Followed[],
  others: readonly Carrier[],
): Promise<Tracking[]> {
  const heard = new Map<string, Tracking>();
  await Promise.all(
    others.map(async (other) => {
      const parcels = followed.flatMap(({ parcel, lastMile }): TrackedParcel[] =>
        lastMile?.carrier === other.code
          ? // Chit Chats' id means nothing to the last mile.
            [{ ...parcel, trackingNumber: lastMile.trackingNumber, carrierShipmentId: null }]
          : [],
      );
      for (let start = 0; start < parcels.length; start += other.trackAtOnce) {
        const some = parcels.slice(start, start + other.trackAtOnce);
        const answers = await other.track(some).catch(() => []);
        for (const { trackingNumber, result } of answers) {
          if (!(result instanceof Error)) heard.set(`${other.code} ${trackingNumber}`, result);
        }
      }
    }),
  );
  return followed.map(({ tracking, lastMile }) => {
    const found = lastMile && heard.get(`${lastMile.carrier} ${lastMile.trackingNumber}`);
    return found ? join(tracking, found) : tracking;
  });
}

function join(own: Tracking, lastMile: Tracking): Tracking {
  const events = newestFirst([...lastMile.events.map(asOurs(lastMile.carrier)), ...own.events]);
  const told = headline(events);
  // Voided here, it is not delivered there.
  const settled = own.status === 'CANCELED' || told.status === 'UNKNOWN' ? own : told;
  return {
    ...own,
    status: settled.status,
    statusReason: settled.statusReason,
    estimatedDeliveryAt: lastMile.estimatedDeliveryAt ?? own.estimatedDeliveryAt,
    signedBy: lastMile.signedBy ?? own.signedBy,
    events,
  };
}

/**
 * The last mile waits for the parcel while Chit Chats already moves it: its announcement says nothing of
 * where the parcel is. Codes are marked, since two carriers may use the same.
 */
const asOurs =
  (carrier: CarrierCode) =>
  (event: CarrierEvent): CarrierEvent => ({
    ...event,
    code: `${carrier} ${event.code}`.trim(),
    status: statusWhileOurs(event.status),
  });

/** What the last mile's word says of a parcel that Chit Chats has already. */
export function statusWhileOurs(status: TrackingStatus | null): TrackingStatus | null {
  return status === 'PRE_TRANSIT' || status === 'CANCELED' ? null : status;
}
