import type { Db } from '../database.ts';
import type { OrderPayment, OrderShipment, Prisma } from '../generated/prisma/client.ts';

/** Keeps a confirmed payment; false when it was kept before. */
export async function keepPayment(db: Db, payment: OrderPayment): Promise<boolean> {
  const { count } = await db.orderPayment.createMany({ data: [payment], skipDuplicates: true });
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
