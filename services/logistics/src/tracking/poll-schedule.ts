import type { ShipmentStatus } from '../generated/prisma/enums.ts';

const dayMs = 86_400_000;

/** Corrections after a delivery come within days; a parcel without news for two months is lost. */
const watchDeliveredMs = 3 * dayMs;
const watchReturnedMs = 30 * dayMs;
const watchVoidedMs = 21 * dayMs;
const watchMs = 60 * dayMs;

export type PollState = {
  status: ShipmentStatus;
  /** Since the label was bought. */
  ageMs: number;
  /** Since the carrier told something new, or since the label was bought when it never did. */
  quietMs: number;
  /** Since the delivery, null before it. */
  deliveredMs: number | null;
  /** Since it should have arrived, null when nobody knows when; negative before it. */
  overdueMs: number | null;
  failures: number;
  baseMs: number;
};

/** When to look at a parcel next, null for never again by ourselves. */
export function nextPollDelayMs(state: PollState): number | null {
  if (!isWatched(state)) return null;
  return state.baseMs * factor(state) * 2 ** Math.min(state.failures, 6);
}

function isWatched({ status, quietMs, deliveredMs, ageMs }: PollState): boolean {
  if (status === 'DRAFT' || status === 'RATED' || status === 'LABEL_REQUESTED') return false;
  if (status === 'VOIDED') return ageMs <= watchVoidedMs;
  if (status === 'RETURN_TO_SENDER') return quietMs <= watchReturnedMs;
  if (deliveredMs !== null) return deliveredMs <= watchDeliveredMs;
  return quietMs <= watchMs;
}

/** In steps of the usual pause: near the door often, at rest or very old seldom. */
function factor({ status, ageMs, quietMs, overdueMs }: PollState): number {
  if (status === 'OUT_FOR_DELIVERY') return quietMs > 2 * dayMs ? 4 : 0.5;
  if (status === 'DELIVERED' || status === 'RETURN_TO_SENDER') return 12;
  if (status === 'VOIDED') return 48;
  const resting = status === 'EXCEPTION' || status === 'AVAILABLE_FOR_PICKUP' ? 4 : 1;
  // What should have arrived is asked about, by us as by its recipient.
  const isOverdue = overdueMs !== null && overdueMs > 0 && overdueMs < 7 * dayMs;
  return isOverdue ? resting : resting * ageFactor(Math.max(ageMs, quietMs));
}

function ageFactor(ageMs: number): number {
  if (ageMs > 21 * dayMs) return 8;
  return ageMs > 7 * dayMs ? 4 : 1;
}
