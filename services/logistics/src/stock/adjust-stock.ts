import { invalidInput, parseInput, requiredText } from '@mobilytics/chassis/validate-input';
import { newId } from '@mobilytics/ids/new-id';
import { z } from 'zod';
import type { Context } from '../context.ts';
import type { AdjustStockInput } from '../generated/resolvers.ts';
import { reserveWaiting } from '../jobs/reserve-waiting.ts';
import { notFound } from '../user-errors.ts';
import { lockLevels, moveStock } from './stock.ts';
import { checkNote, noteField, reasonField, skuField } from './stock-fields.ts';
import { stockProblem } from './stock-problems.ts';

const inputSchema = z
  .object({
    warehouseId: requiredText(40),
    sku: skuField,
    difference: z
      .int()
      .min(-100_000)
      .max(100_000)
      .refine((value) => value !== 0),
    reason: reasonField,
    note: noteField,
  })
  .superRefine(checkNote);

/** Corrects a level by hand. What is promised to orders cannot be taken away. */
export async function adjustStock(ctx: Context, given: AdjustStockInput) {
  const { viewer } = ctx;
  const parsed = parseInput(inputSchema, given, viewer.locale);
  if (!parsed.ok) return parsed.error;
  const { sku, difference, reason, note } = parsed.value;
  return ctx.transact(async (tx) => {
    const where = { id: parsed.value.warehouseId };
    const warehouse = await tx.db.warehouse.findUnique({ where });
    if (warehouse === null) return notFound(viewer, 'Warehouse', 'warehouseId');
    const item = await tx.db.stockItem.findUnique({ where: { sku } });
    if (item === null)
      return invalidInput([stockProblem(viewer.locale, ['sku'], 'UNKNOWN_SKU', sku)]);
    if (item.serialized) {
      return invalidInput([stockProblem(viewer.locale, ['sku'], 'SERIALS', sku)]);
    }
    const { onHand = 0, reserved = 0 } = (await lockLevels(tx, warehouse.id, [sku])).get(sku) ?? {};
    if (onHand + difference < 0) {
      return invalidInput([stockProblem(viewer.locale, ['difference'], 'TOO_FEW', onHand)]);
    }
    if (onHand + difference < reserved) {
      return invalidInput([stockProblem(viewer.locale, ['difference'], 'PROMISED', reserved)]);
    }
    const reference = newId('mov', tx.now);
    const cause = { warehouseId: warehouse.id, reference, reason, note, madeBy: viewer.actorName };
    await moveStock(tx, 'ADJUSTED', cause, [{ sku, quantity: difference }]);
    if (difference > 0) tx.enqueue(reserveWaiting, { warehouseId: warehouse.id });
    tx.audit({
      action: 'stock.adjusted',
      targetType: 'Warehouse',
      targetId: warehouse.id,
      before: { sku, onHand },
      after: { sku, onHand: onHand + difference, reason, note },
    });
    return { __typename: 'AdjustStockSuccess' as const, warehouse };
  });
}
