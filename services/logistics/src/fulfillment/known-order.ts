import type { Tx } from '../context.ts';
import type { KnownOrder } from '../generated/prisma/client.ts';

/**
 * What is known of an order, locked until the transaction ends: its confirmation, hold and cancellation
 * take effect one after the other, in whatever order they arrive.
 */
export async function lockOrder(
  tx: Tx,
  order: { orderId: string; organizationId: string },
): Promise<KnownOrder> {
  await tx.db.knownOrder.createMany({ data: [order], skipDuplicates: true });
  await tx.db.$queryRaw`SELECT 1 FROM "KnownOrder" WHERE "orderId" = ${order.orderId} FOR UPDATE`;
  return tx.db.knownOrder.findUniqueOrThrow({ where: { orderId: order.orderId } });
}

/** A release ends the holds before it. */
export function isHeld({ heldAt, releasedAt }: { heldAt: Date | null; releasedAt: Date | null }) {
  return heldAt !== null && (releasedAt === null || releasedAt < heldAt);
}
