import type { TrackingStatus } from '../carrier/carrier.ts';
import type { ShipmentStatus } from '../generated/prisma/enums.ts';
import type { Transitions } from '../transition.ts';

/** Where a parcel may be according to its carrier. Any of them may follow any other: a newer word wins. */
const travelling = [
  'IN_TRANSIT',
  'OUT_FOR_DELIVERY',
  'DELIVERED',
  'AVAILABLE_FOR_PICKUP',
  'EXCEPTION',
  'RETURN_TO_SENDER',
] as const satisfies ShipmentStatus[];

export const shipmentTransitions: Transitions<ShipmentStatus> = {
  // Unpacked, it is void.
  DRAFT: ['RATED', 'VOIDED'],
  RATED: ['RATED', 'LABEL_REQUESTED', 'VOIDED'],
  // Refused by the carrier, it may be rated again.
  LABEL_REQUESTED: ['LABEL_PURCHASED', 'RATED'],
  LABEL_PURCHASED: ['HANDED_OVER', 'VOID_REQUESTED', ...travelling],
  HANDED_OVER: travelling,
  IN_TRANSIT: travelling,
  OUT_FOR_DELIVERY: travelling,
  DELIVERED: travelling,
  AVAILABLE_FOR_PICKUP: travelling,
  EXCEPTION: travelling,
  RETURN_TO_SENDER: travelling,
  VOID_REQUESTED: ['VOIDED', ...travelling],
  VOIDED: [],
};

/** The statuses of which a customer is told: before them there is no parcel yet. */
export const statusesForCustomers: ShipmentStatus[] = [
  'LABEL_PURCHASED',
  'HANDED_OVER',
  ...travelling,
  'VOID_REQUESTED',
  'VOIDED',
];

/** The shipment's status for a carrier's word, null for a word that moves nothing. */
export function statusFromTracking(status: TrackingStatus | null): ShipmentStatus | null {
  return travelling.find((known) => known === status) ?? null;
}
