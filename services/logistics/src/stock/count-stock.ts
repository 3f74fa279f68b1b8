import {
  type InputProblem,
  invalidInput,
  parseInput,
  requiredText,
} from '@mobilytics/chassis/validate-input';
import { newId } from '@mobilytics/ids/new-id';
import { z } from 'zod';
import type { Context } from '../context.ts';
import type { StockItem } from '../generated/prisma/client.ts';
import type { CountStockInput } from '../generated/resolvers.ts';
import { reserveWaiting } from '../jobs/reserve-waiting.ts';
import { notFound } from '../user-errors.ts';
import { type Level, lockLevels, moveStock } from './stock.ts';
import { checkNote, noteField, reasonField, skuField } from './stock-fields.ts';
import { stockProblem } from './stock-problems.ts';

const inputSchema = z
  .object({
    warehouseId: requiredText(40),
    lines: z
      .array(z.object({ sku: skuField, counted: z.int().min(0).max(100_000) }))
      .min(1)
      .max(500),
    reason: reasonField.nullish(),
    note: noteField,
  })
  .superRefine(checkNote);

type Input = z.output<typeof inputSchema>;

/** Keeps a stock take. What was right is kept, too: then it is known when it was last looked at. */
export async function countStock(ctx: Context, given: CountStockInput) {
  const parsed = parseInput(inputSchema, given, ctx.viewer.locale);
  if (!parsed.ok) return parsed.error;
  const input = parsed.value;
  return ctx.transact(async (tx) => {
    const warehouse = await tx.db.warehouse.findUnique({ where: { id: input.warehouseId } });
    if (warehouse === null) return notFound(ctx.viewer, 'Warehouse', 'warehouseId');
    const skus = input.lines.map(({ sku }) => sku);
    const items = await tx.db.stockItem.findMany({ where: { sku: { in: skus } } });
    const known = items.map(({ sku }) => sku);
    const levels = await lockLevels(tx, warehouse.id, known);
    const problems = findProblems(ctx.viewer.locale, input, items, levels);
    if (problems.length > 0) return invalidInput(problems);
    const reference = newId('mov', tx.now);
    const lines = input.lines.map(({ sku, counted }) => {
      const expected = levels.get(sku)?.onHand ?? 0;
      return { sku, expected, counted, difference: counted - expected };
    });
    for (const { sku, difference } of lines) {
      const why = difference === 0 ? {} : { reason: input.reason ?? null, note: input.note };
      const cause = { warehouseId: warehouse.id, reference, madeBy: ctx.viewer.actorName, ...why };
      await moveStock(tx, 'COUNTED', cause, [{ sku, quantity: difference }]);
    }
    tx.enqueue(reserveWaiting, { warehouseId: warehouse.id });
    tx.audit({
      action: 'stock.counted',
      targetType: 'Warehouse',
      targetId: warehouse.id,
      after: { reference, lines, reason: input.reason, note: input.note },
    });
    return { __typename: 'CountStockSuccess' as const, warehouse, reference, lines };
  });
}

function findProblems(
  locale: Context['viewer']['locale'],
  { lines, reason }: Input,
  items: readonly StockItem[],
  levels: ReadonlyMap<string, Level>,
): InputProblem[] {
  const problems = lines.flatMap(({ sku, counted }, index) => {
    const at = (field: string) => ['lines', index, field];
    const item = items.find((one) => one.sku === sku);
    const { onHand = 0, reserved = 0 } = levels.get(sku) ?? {};
    if (item === undefined) return [stockProblem(locale, at('sku'), 'UNKNOWN_SKU', sku)];
    if (lines.findIndex((other) => other.sku === sku) < index) {
      return [stockProblem(locale, at('sku'), 'TWICE', sku)];
    }
    if (counted === onHand) return [];
    if (item.serialized) return [stockProblem(locale, at('counted'), 'SERIALS', sku)];
    if (counted < reserved) return [stockProblem(locale, at('counted'), 'PROMISED', reserved)];
    return [];
  });
  const differs = lines.some(({ sku, counted }) => counted !== (levels.get(sku)?.onHand ?? 0));
  if (differs && reason == null) problems.push(stockProblem(locale, ['reason'], 'REASON'));
  return problems;
}
