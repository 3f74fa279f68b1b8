import type { TrackingStatus } from '../carrier/carrier.ts';
import { newestFirst } from '../carrier/headline.ts';
import type { ShipmentStatus } from '../generated/prisma/enums.ts';
import { statusFromTracking } from '../shipment/shipment-status.ts';

type Heard = { identity: string; occurredAt: Date; rank: number; normalized: string | null };
export type TrackingStep = { status: ShipmentStatus; happenedAt: Date };

/**
 * The steps a shipment takes by what the carrier says now, oldest first. The newest event that tells a
 * state wins; an event older than the newest known one is late and moves nothing; a newer one after a
 * delivery is the carrier's correction.
 */
export function trackingSteps(
  current: ShipmentStatus,
  known: readonly Heard[],
  heard: readonly Heard[],
): TrackingStep[] {
  const knownIds = new Set(known.map(({ identity }) => identity));
  const heardIds = new Set(heard.map(({ identity }) => identity));
  const all = [...heard, ...known.filter(({ identity }) => !heardIds.has(identity))];
  const ordered = newestFirst(all.sort((a, b) => a.rank - b.rank));
  const telling = ordered.filter((event) => statusOf(event) !== null);
  const newestKnown = telling.findIndex(({ identity }) => knownIds.has(identity));
  const fresh = newestKnown === -1 ? telling : telling.slice(0, newestKnown);
  const steps: TrackingStep[] = [];
  let status = current;
  for (const event of fresh.reverse()) {
    const next = statusOf(event);
    if (next === null || next === status) continue;
    status = next;
    steps.push({ status, happenedAt: event.occurredAt });
  }
  return steps;
}

function statusOf({ normalized }: Heard): ShipmentStatus | null {
  return statusFromTracking(normalized as TrackingStatus | null);
}
