import { newId } from '@mobilytics/ids/new-id';
import type { Tx } from '../context.ts';
import type { StockMovementKind } from '../generated/prisma/enums.ts';
import type { StockReason } from '../generated/resolvers.ts';

export type Quantity = { sku: string; quantity: number };
export type Level = { sku: string; onHand: number; reserved: number };

/** How much of each item is asked for in all, in a stable order. */
export function sumBySku(lines: readonly Quantity[]): Quantity[] {
  const sums = new Map<string, number>();
  for (const { sku, quantity } of lines) sums.set(sku, (sums.get(sku) ?? 0) + quantity);
  return [...sums]
    .map(([sku, quantity]) => ({ sku, quantity }))
    .sort((a, b) => (a.sku < b.sku ? -1 : 1));
}

/**
 * Locks the levels of these items in one warehouse. Everybody locks in the order of the SKU, so nobody
 * waits in a circle. Levels that are not there yet are made.
 */
export async function lockLevels(
  tx: Tx,
  warehouseId: string,
  skus: readonly string[],
): Promise<Map<string, Level>> {
  const sorted = [...new Set(skus)].sort();
  await tx.db.stockLevel.createMany({
    data: sorted.map((sku) => ({ warehouseId, sku })),
    skipDuplicates: true,
  });
  const levels = await tx.db.$queryRaw<Level[]>`
    SELECT "sku", "onHand", "reserved" FROM "StockLevel"
    WHERE "warehouseId" = ${warehouseId} AND "sku" = ANY (${sorted})
    ORDER BY "sku" COLLATE "C" FOR UPDATE`;
  return new Map(levels.map((level) => [level.sku, level]));
}

/** What is lacking to promise all of this. */
export function findMissing(
  levels: ReadonlyMap<string, Level>,
  wanted: readonly Quantity[],
): { sku: string; missing: number }[] {
  return sumBySku(wanted).flatMap(({ sku, quantity }) => {
    const level = levels.get(sku);
    const missing = quantity - ((level?.onHand ?? 0) - (level?.reserved ?? 0));
    return missing > 0 ? [{ sku, missing }] : [];
  });
}

const effects: Record<StockMovementKind, { onHand: number; reserved: number }> = {
  RECEIVED: { onHand: 1, reserved: 0 },
  RESERVED: { onHand: 0, reserved: 1 },
  RELEASED: { onHand: 0, reserved: -1 },
  SHIPPED: { onHand: -1, reserved: -1 },
  UNSHIPPED: { onHand: 1, reserved: 1 },
  // The quantity is the difference, which may be negative.
  COUNTED: { onHand: 1, reserved: 0 },
  ADJUSTED: { onHand: 1, reserved: 0 },
  TRANSFER_OUT: { onHand: -1, reserved: 0 },
  TRANSFER_IN: { onHand: 1, reserved: 0 },
};

export type Cause = {
  warehouseId: string;
  reference: string | null;
  reason?: StockReason | null;
  note?: string | null;
  madeBy?: string | null;
};

/** Moves stock and keeps the movement. The levels must be locked by `lockLevels`. */
export async function moveStock(
  tx: Tx,
  kind: StockMovementKind,
  { warehouseId, ...why }: Cause,
  quantities: readonly Quantity[],
): Promise<void> {
  for (const { sku, quantity } of sumBySku(quantities)) {
    const onHandDelta = effects[kind].onHand * quantity;
    const reservedDelta = effects[kind].reserved * quantity;
    await tx.db.stockLevel.update({
      where: { warehouseId_sku: { warehouseId, sku } },
      data: { onHand: { increment: onHandDelta }, reserved: { increment: reservedDelta } },
    });
    await tx.db.stockMovement.create({
      data: {
        id: newId('mov'),
        ...{ warehouseId, sku, kind, onHandDelta, reservedDelta, ...why },
        occurredAt: tx.now,
      },
    });
  }
}
