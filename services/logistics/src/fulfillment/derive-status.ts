import type { FulfillmentStatus, ShipmentStatus } from '../generated/prisma/enums.ts';

const unlabelled: readonly ShipmentStatus[] = ['DRAFT', 'RATED', 'LABEL_REQUESTED'];

/**
 * How far the work is, from its parcels: labelled when every piece is in a parcel with a label, shipped
 * when the carriers have all of them, delivered when all of them arrived. Until then it is picked:
 * goods with serials when all are scanned, goods without when some are packed.
 */
export function deriveStatus({
  pieces,
  serialized,
  missingSerials,
  parcels,
}: {
  pieces: number;
  /** How many of them have serials. */
  serialized: number;
  missingSerials: number;
  parcels: readonly { status: ShipmentStatus; pieces: number }[];
}): FulfillmentStatus {
  const labelled = parcels.filter(({ status }) => !unlabelled.includes(status));
  const packed = labelled.reduce((sum, parcel) => sum + parcel.pieces, 0);
  if (packed < pieces || labelled.length < parcels.length) {
    const untouched = serialized === 0 && parcels.length === 0;
    return missingSerials > 0 || untouched ? 'TO_PICK' : 'PICKED';
  }
  if (labelled.every(({ status }) => status === 'DELIVERED')) return 'DELIVERED';
  return labelled.some(({ status }) => status === 'LABEL_PURCHASED')
    ? 'LABEL_PURCHASED'
    : 'SHIPPED';
}
