import type { Db } from '../database.ts';
import type {
  OrderPayment,
  OrderRefund,
  OrderShipment,
  Prisma,
} from '../generated/prisma/client.ts';

/** Keeps a confirmed payment; false when it was kept before. */
export async function keepPayment(db: Db, payment: OrderPayment): Promise<boolean> {
  const { count } = await db.orderPayment.createMany({ data: [payment], skipDuplicates: true });
  return count === 1;
}

/** Keeps a confirmed refund; false when it was kept before. */
export async function keepRefund(db: Db, refund: Omit<OrderRefund, 'failedAt'>): Promise<boolean> {
  const { count } = await db.orderRefund.createMany({ data: [refund], skipDuplicates: true });
  return count === 1;
}

/** The bank sent a refund back; false when that was noted before. */
export async function takeBackRefund(db: Db, id: string, failedAt: Date): Promise<boolean> {
  const { count } = await db.orderRefund.updateMany({
    where: { id, failedAt: null },
    data: { failedAt },
  });
  return count === 1;
}

/** Keeps the newest state of a shipment: older news changes nothing. */
export async function keepShipment(
  db: Db,
  shipment: Omit<OrderShipment, 'lines'> & { lines: Prisma.InputJsonArray },
): Promise<void> {
  const { id, status, lines, version } = shipment;
  await db.orderShipment.createMany({ data: [shipment], skipDuplicates: true });
  await db.orderShipment.updateMany({
    where: { id, version: { lt: version } },
    data: { status, lines, version },
  });
}
