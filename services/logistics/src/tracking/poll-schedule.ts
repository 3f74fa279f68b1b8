import type { ShipmentStatus } from '../generated/prisma/enums.ts';

const dayMs = 86_400_000;

/** Corrections after a delivery come within days; a parcel without news for two months is lost. */
const watchDeliveredMs = 3 * dayMs;
const watchMs = 60 * dayMs;

export type PollState = {
  status: ShipmentStatus;
  /** Since the label was bought. */
  ageMs: number;
  /** Since the delivery, null before it. */
  deliveredMs: number | null;
  failures: number;
  baseMs: number;
};

/** When to look at a parcel next, null for never again. */
export function nextPollDelayMs(state: PollState): number | null {
  const { status, ageMs, deliveredMs, failures, baseMs } = state;
  if (status === 'VOIDED' || ageMs > watchMs) return null;
  if (deliveredMs !== null && deliveredMs > watchDeliveredMs) return null;
  return baseMs * statusFactor(status) * ageFactor(ageMs) * 2 ** Math.min(failures, 6);
}

function statusFactor(status: ShipmentStatus): number {
  if (status === 'DELIVERED' || status === 'RETURN_TO_SENDER') return 12;
  if (status === 'EXCEPTION' || status === 'AVAILABLE_FOR_PICKUP') return 4;
  return 1;
}

function ageFactor(ageMs: number): number {
  if (ageMs > 21 * dayMs) return 8;
  return ageMs > 7 * dayMs ? 4 : 1;
}
