import type { Tx } from '../context.ts';
import type { Pickup } from '../generated/prisma/client.ts';

/** The booking, locked until the transaction ends. */
export async function lockPickup(tx: Tx, id: string): Promise<Pickup | null> {
  await tx.db.$queryRaw`SELECT 1 FROM "Pickup" WHERE "id" = ${id} FOR UPDATE`;
  return tx.db.pickup.findUnique({ where: { id } });
}
