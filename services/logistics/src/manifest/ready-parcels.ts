import type { CarrierCode } from '../carrier/carrier.ts';
import type { Tx } from '../context.ts';
import type { Fulfillment, Prisma, PrismaClient, Shipment } from '../generated/prisma/client.ts';
import type { HeldBackReason } from '../generated/resolvers.ts';

type Db = Pick<PrismaClient | Tx['db'], 'shipment'>;

export type LabelledParcel = Shipment & { fulfillment: Fulfillment };

/** Labelled and on no manifest, the oldest first, whether they may leave or not. */
export function labelledParcels(
  db: Db,
  at: { warehouseId?: string; carrier?: CarrierCode; ids?: readonly string[] },
): Promise<LabelledParcel[]> {
  const { warehouseId, carrier, ids } = at;
  const where: Prisma.ShipmentWhereInput = {
    ...{ status: 'LABEL_PURCHASED', manifestId: null, carrier: carrier ?? { not: null } },
    ...(warehouseId === undefined ? {} : { fulfillment: { warehouseId } }),
    ...(ids === undefined ? {} : { id: { in: [...ids] } }),
  };
  return db.shipment.findMany({
    where,
    include: { fulfillment: true },
    orderBy: { id: 'asc' },
  });
}

/** Why a labelled parcel stays, null when it may leave. */
export function heldBackReason({ fulfillment }: LabelledParcel): HeldBackReason | null {
  const { status, waitingCode } = fulfillment;
  if (waitingCode === 'CANCELED_AFTER_LABEL' || status === 'CANCELED') return 'ORDER_CANCELED';
  return status === 'ON_HOLD' || waitingCode === 'HELD' ? 'ON_HOLD' : null;
}
