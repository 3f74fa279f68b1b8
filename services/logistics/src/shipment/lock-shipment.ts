import type { Tx } from '../context.ts';
import type { Shipment } from '../generated/prisma/client.ts';

/** The shipment, locked until the transaction ends. A fulfilment is always locked before its shipment. */
export async function lockShipment(tx: Tx, id: string): Promise<Shipment | null> {
  await tx.db.$queryRaw`SELECT 1 FROM "Shipment" WHERE "id" = ${id} FOR UPDATE`;
  return tx.db.shipment.findUnique({ where: { id } });
}
