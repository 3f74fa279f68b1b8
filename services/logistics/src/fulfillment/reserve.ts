import type { Tx } from '../context.ts';
import type { Fulfillment, FulfillmentLine } from '../generated/prisma/client.ts';
import { findMissing, lockLevels, moveStock } from '../stock/stock.ts';
import { mustGo } from '../transition.ts';
import { fulfillmentTransitions } from './fulfillment-status.ts';

type WithLines = Fulfillment & { lines: FulfillmentLine[] };

/** Sorted, so that the waiting reason reads the same however the lines came. */
type Missing = { sku: string; missing: number }[];

/**
 * Promises the stock to a fulfilment that waits for it, all of it or nothing: half an order would hold
 * back goods that another could ship. Gives what is missing.
 */
export async function reserve(tx: Tx, fulfillment: WithLines): Promise<Missing> {
  const { id, warehouseId, lines } = fulfillment;
  const levels = await lockLevels(
    tx,
    warehouseId,
    lines.map(({ sku }) => sku),
  );
  const missing = findMissing(levels, lines);
  if (missing.length > 0) {
    await tx.db.fulfillment.update({
      where: { id },
      data: {
        waitingCode: 'STOCK',
        waitingDetail: missing.map((item) => `${item.missing} × ${item.sku}`).join(', '),
      },
    });
    return missing;
  }
  await moveStock(tx, 'RESERVED', { warehouseId, reference: id }, lines);
  const status = mustGo(fulfillmentTransitions, fulfillment.status, 'TO_PICK');
  await tx.db.fulfillment.update({
    where: { id },
    data: { status, waitingCode: null, waitingDetail: null, version: { increment: 1 } },
  });
  return [];
}

/** The fulfilment, locked until the transaction ends. */
export async function lockFulfillment(tx: Tx, id: string): Promise<WithLines | null> {
  await tx.db.$queryRaw`SELECT 1 FROM "Fulfillment" WHERE "id" = ${id} FOR UPDATE`;
  return tx.db.fulfillment.findUnique({
    where: { id },
    include: { lines: { orderBy: { position: 'asc' } } },
  });
}
