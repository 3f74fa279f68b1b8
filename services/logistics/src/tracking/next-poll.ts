import type { Shipment } from '../generated/prisma/client.ts';
import { nextPollDelayMs } from './poll-schedule.ts';

const finished = ['DELIVERED', 'RETURN_TO_SENDER', 'VOIDED'];

/** When the carrier is asked next about a parcel, and whether we just gave it up. */
export function planNextPoll(
  shipment: Shipment,
  baseMs: number,
  now = Date.now(),
): Pick<Shipment, 'nextPollAt' | 'trackingGivenUpAt'> {
  const { status, deliveredAt, lastEventAt, estimatedDeliveryAt, pollFailures } = shipment;
  const since = (moment: Date | null) => (moment === null ? null : now - moment.getTime());
  const ageMs = now - (shipment.labelRequestedAt ?? shipment.createdAt).getTime();
  const delayMs = nextPollDelayMs({
    ...{ status, baseMs, ageMs, failures: pollFailures },
    // A carrier's clock may run ahead of ours, and a resent event may be older than the label.
    quietMs: Math.min(since(lastEventAt) ?? ageMs, ageMs),
    deliveredMs: since(deliveredAt),
    overdueMs: since(estimatedDeliveryAt),
  });
  if (delayMs !== null) {
    return { nextPollAt: new Date(now + delayMs), trackingGivenUpAt: null };
  }
  const isGivenUp = !finished.includes(status);
  return {
    nextPollAt: null,
    trackingGivenUpAt: isGivenUp ? (shipment.trackingGivenUpAt ?? new Date(now)) : null,
  };
}
