import {
  type InputProblem,
  invalidInput,
  parseInput,
  requiredText,
} from '@mobilytics/chassis/validate-input';
import { newId } from '@mobilytics/ids/new-id';
import { z } from 'zod';
import type { Context, Tx } from '../context.ts';
import { normalizeSerial } from '../device/serial.ts';
import { statusWords } from '../device/status-words.ts';
import type { Device, StockItem } from '../generated/prisma/client.ts';
import type { TransferStockInput } from '../generated/resolvers.ts';
import { reserveWaiting } from '../jobs/reserve-waiting.ts';
import { notFound } from '../user-errors.ts';
import { findMissing, type Level, lockLevels, moveStock } from './stock.ts';
import { noteField, skuField } from './stock-fields.ts';
import { stockProblem } from './stock-problems.ts';

const inputSchema = z.object({
  fromWarehouseId: requiredText(40),
  toWarehouseId: requiredText(40),
  lines: z
    .array(z.object({ sku: skuField, quantity: z.int().min(1).max(100_000) }))
    .max(200)
    .nullish()
    .transform((lines) => lines ?? []),
  serials: z
    .array(requiredText(80).transform(normalizeSerial))
    .max(500)
    .nullish()
    .transform((serials) => serials ?? []),
  note: noteField,
});

type Input = z.output<typeof inputSchema>;
type Locale = Context['viewer']['locale'];

/** Moves free pieces to another warehouse, all of them or none. */
export async function transferStock(ctx: Context, given: TransferStockInput) {
  const { viewer } = ctx;
  const parsed = parseInput(inputSchema, given, viewer.locale);
  if (!parsed.ok) return parsed.error;
  const input = parsed.value;
  return ctx.transact(async (tx) => {
    const [from, to] = await Promise.all(
      [input.fromWarehouseId, input.toWarehouseId].map((id) =>
        tx.db.warehouse.findUnique({ where: { id } }),
      ),
    );
    if (from == null) return notFound(viewer, 'Warehouse', 'fromWarehouseId');
    if (to == null) return notFound(viewer, 'Warehouse', 'toWarehouseId');
    const skus = input.lines.map(({ sku }) => sku);
    const items = await tx.db.stockItem.findMany({ where: { sku: { in: skus } } });
    const devices = await lockDevices(tx, input.serials);
    const pieces = [...input.lines, ...devices.map(({ sku }) => ({ sku, quantity: 1 }))];
    const known = [...items.map(({ sku }) => sku), ...devices.map(({ sku }) => sku)];
    // Everybody locks the warehouses in the same order, so nobody waits in a circle.
    const levels = new Map<string, Map<string, Level>>();
    for (const id of [from.id, to.id].sort()) levels.set(id, await lockLevels(tx, id, known));
    const here = levels.get(from.id) ?? new Map<string, Level>();
    const problems = [
      ...(from.id === to.id
        ? [stockProblem(viewer.locale, ['toWarehouseId'], 'SAME_WAREHOUSE')]
        : []),
      ...(pieces.length === 0 && input.serials.length === 0
        ? [stockProblem(viewer.locale, ['lines'], 'NOTHING')]
        : []),
      ...lineProblems(viewer.locale, input, items, here),
      ...serialProblems(viewer.locale, input, devices, here),
    ];
    if (problems.length > 0) return invalidInput(problems);
    const reference = newId('mov', tx.now);
    const why = { reference, note: input.note, madeBy: viewer.actorName };
    await moveStock(tx, 'TRANSFER_OUT', { warehouseId: from.id, ...why }, pieces);
    await moveStock(tx, 'TRANSFER_IN', { warehouseId: to.id, ...why }, pieces);
    await tx.db.device.updateMany({
      where: { id: { in: devices.map(({ id }) => id) } },
      data: { warehouseId: to.id, version: { increment: 1 } },
    });
    tx.enqueue(reserveWaiting, { warehouseId: to.id });
    const moved = pieces.reduce((sum, { quantity }) => sum + quantity, 0);
    tx.audit({
      action: 'stock.transferred',
      targetType: 'Warehouse',
      targetId: from.id,
      after: { to: to.code, lines: input.lines, serials: input.serials, reference },
    });
    return { __typename: 'TransferStockSuccess' as const, from, to, moved, reference };
  });
}

async function lockDevices(tx: Tx, serials: readonly string[]): Promise<Device[]> {
  await tx.db.$queryRaw`
    SELECT 1 FROM "Device" WHERE "serial" = ANY (${[...serials]}) ORDER BY "id" FOR UPDATE`;
  return tx.db.device.findMany({
    where: { serial: { in: [...serials] } },
    orderBy: { serial: 'asc' },
  });
}

function lineProblems(
  locale: Locale,
  { lines }: Input,
  items: readonly StockItem[],
  levels: ReadonlyMap<string, Level>,
): InputProblem[] {
  return lines.flatMap((line, index) => {
    const { sku, quantity } = line;
    const item = items.find((one) => one.sku === sku);
    if (item === undefined) {
      return [stockProblem(locale, ['lines', index, 'sku'], 'UNKNOWN_SKU', sku)];
    }
    if (item.serialized) return [stockProblem(locale, ['lines', index, 'sku'], 'SERIALS', sku)];
    if (lines.findIndex((other) => other.sku === sku) < index) {
      return [stockProblem(locale, ['lines', index, 'sku'], 'TWICE', sku)];
    }
    const [missing] = findMissing(levels, [line]);
    if (missing === undefined) return [];
    const free = quantity - missing.missing;
    return [stockProblem(locale, ['lines', index, 'quantity'], 'NOT_FREE', free)];
  });
}

function serialProblems(
  locale: Locale,
  { serials, fromWarehouseId }: Input,
  devices: readonly Device[],
  levels: ReadonlyMap<string, Level>,
): InputProblem[] {
  const problems = serials.flatMap((serial, index) => {
    const device = devices.find((one) => one.serial === serial);
    const path = ['serials', index];
    if (device === undefined) return [stockProblem(locale, path, 'UNKNOWN_SERIAL', serial)];
    if (serials.indexOf(serial) < index) return [stockProblem(locale, path, 'TWICE', serial)];
    const { status } = device;
    if (status !== 'IN_STOCK') {
      return [stockProblem(locale, path, 'NOT_IN_STOCK', statusWords[status][locale])];
    }
    if (device.warehouseId !== fromWarehouseId) {
      return [stockProblem(locale, path, 'WRONG_WAREHOUSE')];
    }
    return [];
  });
  if (problems.length > 0) return problems;
  const wanted = devices.map(({ sku }) => ({ sku, quantity: 1 }));
  return findMissing(levels, wanted).map(({ sku, missing }) => {
    const free = wanted.filter((one) => one.sku === sku).length - missing;
    const last = serials.findLastIndex((one) => devices.find((d) => d.serial === one)?.sku === sku);
    return stockProblem(locale, ['serials', last], 'NOT_FREE', free);
  });
}
