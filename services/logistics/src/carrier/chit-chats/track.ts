import type { Carrier, CarrierEvent, TrackedParcel, Tracking, TrackingAnswer } from '../carrier.ts';
import { CarrierError } from '../carrier-error.ts';
import { headline, newestFirst } from '../headline.ts';
import type { JsonNode } from '../json.ts';
import type { Client } from './client.ts';
import { notFound } from './errors.ts';
import { followLastMile, lastMileOf } from './follow-last-mile.ts';
import { openShipment } from './purchase.ts';
import { idOf, readShipments, trackingNumberOf } from './shipment.ts';
import { statusOf } from './status-map.ts';
import { eventOfReturn, readReturns, trackingOf } from './tracking.ts';

/** How many parcels are asked for at the same time. */
const atOnce = 4;

/** Returns are few and change slowly: their list is read at most this often. */
const returnsKeptMs = 300_000;

export function createTracker(client: Client, lastMile: () => readonly Carrier[]) {
  let returns: { byShipment: Map<string, JsonNode>; readAt: number } | null = null;

  /** Parcels that came back, by the shipment they were. Without an answer the last one holds. */
  async function returnsByShipment(): Promise<Map<string, JsonNode>> {
    if (returns !== null && Date.now() - returns.readAt < returnsKeptMs) return returns.byShipment;
    try {
      const answer = await client.ask({ path: '/returns?limit=1000&page=1', operation: 'track' });
      const found = readReturns(answer).map((item): [string, JsonNode] => [
        idOf(item.at('original_shipment')) ?? '',
        item,
      ]);
      returns = { byShipment: new Map(found), readAt: Date.now() };
      return returns.byShipment;
    } catch (error) {
      if (!(error instanceof CarrierError)) throw error;
      return returns?.byShipment ?? new Map();
    }
  }

  return async (parcels: readonly TrackedParcel[]): Promise<TrackingAnswer[]> => {
    const opened = await inTurns(parcels, async (parcel) => {
      try {
        return { parcel, shipment: await open(client, parcel) };
      } catch (error) {
        if (error instanceof CarrierError) return { parcel, error };
        throw error;
      }
    });
    const found = opened.flatMap(({ parcel, shipment }) =>
      shipment === undefined ? [] : [{ parcel, shipment }],
    );
    const back = found.length === 0 ? new Map<string, JsonNode>() : await returnsByShipment();
    const followed = found.map(({ parcel, shipment }) => ({
      parcel,
      tracking: withReturn(asEvents(shipment), back.get(idOf(shipment) ?? '')),
      lastMile: lastMileOf(shipment),
    }));
    const trackings = await followLastMile(followed, lastMile());
    const byNumber = new Map(
      followed.map(({ parcel }, index) => [parcel.trackingNumber, trackings[index]]),
    );
    return opened.map(({ parcel, error }) => {
      const { trackingNumber } = parcel;
      const tracking = byNumber.get(trackingNumber);
      // Asked for by one number, answered under the same one.
      const result = tracking
        ? { ...tracking, trackingNumber }
        : (error ?? notFound(trackingNumber));
      return { trackingNumber, result };
    });
  };
}

async function open(client: Client, parcel: TrackedParcel): Promise<JsonNode> {
  const { trackingNumber, carrierShipmentId } = parcel;
  if (carrierShipmentId !== null) return openShipment(client, carrierShipmentId, 'track');
  if (/^[A-Z0-9]{10}$/i.test(trackingNumber)) return openShipment(client, trackingNumber, 'track');
  const path = `/shipments?q=${encodeURIComponent(trackingNumber)}&limit=100`;
  const listed = readShipments(await client.ask({ path, operation: 'track' }));
  const match = listed.find((shipment) => trackingNumberOf(shipment) === trackingNumber);
  const id = match && idOf(match);
  if (!id) throw notFound(trackingNumber);
  return openShipment(client, id, 'track');
}

/**
 * What the shipment's own status says beyond its events becomes an event, because parcels are moved by
 * events: it happened when the shipment was resolved or last changed.
 */
function asEvents(shipment: JsonNode): Tracking {
  const tracking = trackingOf(shipment);
  const { status, statusReason, events } = tracking;
  if (status === 'UNKNOWN' || status === headline(events).status) return tracking;
  const newest = events[0];
  const moment =
    shipment.text('resolved_at') ??
    shipment.text('updated_at') ??
    newest?.occurredAt ??
    shipment.text('created_at');
  if (moment === null || Number.isNaN(Date.parse(moment))) return tracking;
  const late = newest !== undefined && Date.parse(newest.occurredAt) > Date.parse(moment);
  const occurredAt = late ? newest.occurredAt : moment;
  const resolution = shipment.text('resolution');
  const word = (statusOf(resolution) === null ? shipment.text('status') : resolution) ?? '';
  const event: CarrierEvent = {
    code: `status_${word}`,
    description: statusReason ?? word,
    status,
    ...{ occurredAt, localTime: occurredAt, location: null },
    raw: { status: shipment.text('status'), resolution: shipment.text('resolution') },
  };
  return { ...tracking, events: [event, ...events] };
}

function withReturn(tracking: Tracking, found: JsonNode | undefined): Tracking {
  if (found === undefined) return tracking;
  const events = newestFirst([...eventOfReturn(found), ...tracking.events]);
  return { ...tracking, ...headline(events), events };
}

/** A few at the same time, in the order given. */
async function inTurns<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let start = 0; start < items.length; start += atOnce) {
    results.push(...(await Promise.all(items.slice(start, start + atOnce).map(work))));
  }
  return results;
}
