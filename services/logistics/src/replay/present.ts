import type { RateOffer, Tracking } from '../carrier/carrier.ts';
import { CarrierError } from '../carrier/carrier-error.ts';

/** What the parsers give, as support staff reads it; files are told by their size alone. */
export function present(read: unknown): unknown {
  if (read instanceof CarrierError) return read.toJSON();
  if (Buffer.isBuffer(read)) return { bytes: read.length };
  if (read instanceof Date) return read.toISOString();
  if (Array.isArray(read)) {
    // One body often tells of one parcel; its reader expects the parcel and not a list.
    const [first] = read;
    return read.length === 1 && isTracking(first) ? present(first) : read.map(present);
  }
  if (isTracking(read)) return presentTracking(read);
  if (isOffer(read)) return presentOffer(read);
  if (typeof read !== 'object' || read === null) return read;
  return Object.fromEntries(Object.entries(read).map(([key, value]) => [key, present(value)]));
}

function presentTracking(tracking: Tracking) {
  const { carrier, trackingNumber, status, statusReason, estimatedDeliveryAt, signedBy } = tracking;
  return {
    ...{ carrier, trackingNumber, status, statusReason, estimatedDeliveryAt, signedBy },
    events: tracking.events.map(({ code, description, status: said, occurredAt, location }) => ({
      ...{ code, description },
      // An event that says nothing of the parcel's state leaves it unknown.
      status: said ?? 'UNKNOWN',
      ...{ occurredAt, location },
    })),
  };
}

function presentOffer({ service, amountMinor, currency, transitDays, deliverBy }: RateOffer) {
  return { service, amount: (amountMinor / 100).toFixed(2), currency, transitDays, deliverBy };
}

function isTracking(read: unknown): read is Tracking {
  return typeof read === 'object' && read !== null && 'events' in read && 'trackingNumber' in read;
}

function isOffer(read: unknown): read is RateOffer {
  return (
    typeof read === 'object' && read !== null && 'amountMinor' in read && 'transitDays' in read
  );
}
