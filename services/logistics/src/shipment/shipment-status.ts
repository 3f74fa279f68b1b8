import type { TrackingStatus } from '../carrier/carrier.ts';
import type { ShipmentStatus } from '../generated/prisma/enums.ts';
import type { Transitions } from '../transition.ts';

/** Where a parcel may be according to its carrier. Any of them may follow any other: a newer word wins. */
export const statusesOfTravel = [
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
  LABEL_PURCHASED: ['HANDED_OVER', 'VOID_REQUESTED', ...statusesOfTravel],
  HANDED_OVER: statusesOfTravel,
  IN_TRANSIT: statusesOfTravel,
  OUT_FOR_DELIVERY: statusesOfTravel,
  DELIVERED: statusesOfTravel,
  AVAILABLE_FOR_PICKUP: statusesOfTravel,
  EXCEPTION: statusesOfTravel,
  RETURN_TO_SENDER: statusesOfTravel,
  // The carrier may refuse to take the label back.
  VOID_REQUESTED: ['VOIDED', 'LABEL_PURCHASED', ...statusesOfTravel],
  VOIDED: [],
};

/** The statuses of which a customer is told: before them there is no parcel yet. */
export const statusesForCustomers: ShipmentStatus[] = [
  'LABEL_PURCHASED',
  'HANDED_OVER',
  ...statusesOfTravel,
  'VOID_REQUESTED',
  'VOIDED',
];

/** The shipment's status for a carrier's word, null for a word that moves nothing. */
export function statusFromTracking(status: TrackingStatus | null): ShipmentStatus | null {
  return statusesOfTravel.find((known) => known === status) ?? null;
}
