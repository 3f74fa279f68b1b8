import type { CarrierCode } from '../carrier/carrier.ts';
import type { Tx } from '../context.ts';
import { isHeld } from '../fulfillment/known-order.ts';
import type { Fulfillment, Prisma, PrismaClient, Shipment } from '../generated/prisma/client.ts';
import type { HeldBackReason } from '../generated/resolvers.ts';

type Db = Pick<PrismaClient | Tx['db'], 'shipment' | 'knownOrder'>;

export type LabelledParcel = Shipment & {
  fulfillment: Fulfillment;
  /** Why it stays although it has its label; null when it may leave. */
  heldBack: HeldBackReason | null;
};

/** Labelled and on no manifest, the oldest first, whether they may leave or not. */
export async function labelledParcels(
  db: Db,
  at: { warehouseId?: string; carrier?: CarrierCode; ids?: readonly string[] },
): Promise<LabelledParcel[]> {
  const { warehouseId, carrier, ids } = at;
  const where: Prisma.ShipmentWhereInput = {
    ...{ status: 'LABEL_PURCHASED', manifestId: null, carrier: carrier ?? { not: null } },
    ...(warehouseId === undefined ? {} : { fulfillment: { warehouseId } }),
    ...(ids === undefined ? {} : { id: { in: [...ids] } }),
  };
  const include = { fulfillment: true };
  const parcels = await db.shipment.findMany({ where, include, orderBy: { id: 'asc' } });
  // A hold that comes after the label leaves the fulfilment as it is: only the order knows of it.
  const orderId = { in: parcels.map((parcel) => parcel.orderId) };
  const orders = await db.knownOrder.findMany({ where: { orderId } });
  const byId = new Map(orders.map((order) => [order.orderId, order]));
  return parcels.map((parcel) => {
    const order = byId.get(parcel.orderId);
    if (order === undefined) return { ...parcel, heldBack: null };
    const held = isHeld(order) ? 'ON_HOLD' : null;
    return { ...parcel, heldBack: order.canceledAt === null ? held : 'ORDER_CANCELED' };
  });
}
