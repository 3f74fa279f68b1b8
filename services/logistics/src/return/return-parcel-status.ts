import type { ReturnParcelStatus } from '../generated/prisma/enums.ts';
import type { Transitions } from '../transition.ts';

/** A parcel may come without our label and without a scan; what came is inspected, canceled or not. */
export const returnParcelTransitions: Transitions<ReturnParcelStatus> = {
  EXPECTED: ['LABEL_REQUESTED', 'RECEIVED', 'CANCELED'],
  LABEL_REQUESTED: ['EXPECTED', 'LABEL_SENT', 'RECEIVED', 'CANCELED'],
  LABEL_SENT: ['IN_TRANSIT', 'RECEIVED', 'CANCELED'],
  IN_TRANSIT: ['RECEIVED', 'CANCELED'],
  RECEIVED: ['INSPECTED'],
  INSPECTED: [],
  CANCELED: ['RECEIVED'],
};
