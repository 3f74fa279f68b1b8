import {
  invalidInput,
  optionalText,
  parseInput,
  requiredText,
} from '@mobilytics/chassis/validate-input';
import { z } from 'zod';
import type { Context } from '../context.ts';
import type { ArrangeStockInput } from '../generated/resolvers.ts';
import { notFound } from '../user-errors.ts';
import { lockLevels } from './stock.ts';
import { skuField } from './stock-fields.ts';
import { stockProblem } from './stock-problems.ts';

const inputSchema = z.object({
  warehouseId: requiredText(40),
  sku: skuField,
  bin: optionalText(20),
  alertLevel: z.int().min(0).max(100_000),
});

/** Sets where an item lies, and when people are told that little of it is left. */
export async function arrangeStock(ctx: Context, given: ArrangeStockInput) {
  const { viewer } = ctx;
  const parsed = parseInput(inputSchema, given, viewer.locale);
  if (!parsed.ok) return parsed.error;
  const { warehouseId, sku, bin, alertLevel } = parsed.value;
  return ctx.transact(async (tx) => {
    const warehouse = await tx.db.warehouse.findUnique({ where: { id: warehouseId } });
    if (warehouse === null) return notFound(viewer, 'Warehouse', 'warehouseId');
    const item = await tx.db.stockItem.findUnique({ where: { sku } });
    if (item === null)
      return invalidInput([stockProblem(viewer.locale, ['sku'], 'UNKNOWN_SKU', sku)]);
    await lockLevels(tx, warehouseId, [sku]);
    await tx.db.stockLevel.update({
      where: { warehouseId_sku: { warehouseId, sku } },
      data: { bin },
    });
    await tx.db.stockItem.update({ where: { sku }, data: { alertLevel } });
    tx.audit({
      action: 'stock.arranged',
      targetType: 'Warehouse',
      targetId: warehouseId,
      before: { sku, alertLevel: item.alertLevel },
      after: { sku, bin, alertLevel },
    });
    return { __typename: 'ArrangeStockSuccess' as const, warehouse };
  });
}
