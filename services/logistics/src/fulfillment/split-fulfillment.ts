import { invalidInput, parseInput, requiredText } from '@mobilytics/chassis/validate-input';
import { newId } from '@mobilytics/ids/new-id';
import { z } from 'zod';
import type { PostalAddress } from '../carrier/carrier.ts';
import type { Context, Tx } from '../context.ts';
import { foundProblem } from '../found-problem.ts';
import type { Fulfillment, FulfillmentLine, Warehouse } from '../generated/prisma/client.ts';
import type { SplitFulfillmentInput } from '../generated/resolvers.ts';
import { reserveWaiting } from '../jobs/reserve-waiting.ts';
import { lineQuantities } from '../packing/pack-parcel.ts';
import { packedOf, parcelsOf } from '../packing/parcels.ts';
import { checkQuantities, freePieces } from '../packing/pick-contents.ts';
import { lockLevels, moveStock } from '../stock/stock.ts';
import { notFound, refusedTransition } from '../user-errors.ts';
import { nextFulfillmentNumber } from './create-fulfillment.ts';
import { isBeingPicked } from './fulfillment-status.ts';
import { lockFulfillment, reserve } from './reserve.ts';
import { settleFulfillment } from './settle-fulfillment.ts';

type WithLines = Fulfillment & { lines: FulfillmentLine[] };
type Pieces = z.output<typeof lineQuantities>;

const inputSchema = z.object({
  fulfillmentId: requiredText(40),
  lines: lineQuantities,
  warehouseId: requiredText(40).nullish(),
});

/**
 * Moves pieces to a fulfilment of their own. What stays may then ship at once, what went waits for its
 * stock or leaves from another warehouse; the order is whole again when both are delivered.
 */
export async function splitFulfillment(ctx: Context, given: SplitFulfillmentInput) {
  const { viewer } = ctx;
  const parsed = parseInput(inputSchema, given, viewer.locale);
  if (!parsed.ok) return parsed.error;
  const { fulfillmentId, lines: wanted } = parsed.value;
  return ctx.transact(async (tx) => {
    const from = await lockFulfillment(tx, fulfillmentId);
    if (from === null) return notFound(viewer, 'Fulfilment', 'fulfillmentId');
    if (from.status !== 'WAITING_FOR_STOCK' && !isBeingPicked(from.status)) {
      const to = 'WAITING_FOR_STOCK';
      return refusedTransition(viewer, { from: from.status, to, field: 'fulfillmentId' });
    }
    const warehouseId = parsed.value.warehouseId ?? from.warehouseId;
    const warehouse = await tx.db.warehouse.findUnique({ where: { id: warehouseId } });
    if (warehouse === null) return notFound(viewer, 'Warehouse', 'warehouseId');
    const problems = [
      ...checkQuantities(viewer.locale, wanted, await movable(tx, from)),
      ...whatStays(ctx, from, wanted),
      ...whoCollects(ctx, warehouse),
    ];
    if (problems.length > 0) return invalidInput(problems);

    const split = await moveLines(tx, from, wanted, warehouseId);
    await giveStockBack(tx, from, wanted);
    // What stayed may have been waiting for nothing but the pieces that went.
    const stayed = await lockFulfillment(tx, from.id);
    if (stayed?.status === 'WAITING_FOR_STOCK') await reserve(tx, stayed);
    const missing = await reserve(tx, split);
    const fulfillment = await settleFulfillment(tx, from.id);
    tx.enqueue(reserveWaiting, { warehouseId: from.warehouseId });
    tx.audit({
      action: 'fulfillment.split',
      targetType: 'Fulfillment',
      targetId: from.id,
      organizationId: from.organizationId,
      after: { splitId: split.id, warehouse: warehouse.code, lines: wanted, missing },
    });
    return {
      __typename: 'SplitFulfillmentSuccess' as const,
      fulfillment,
      split: await settleFulfillment(tx, split.id),
    };
  });
}

/** Pieces of each line that nobody has in hand: neither scanned nor packed. */
async function movable(tx: Tx, { id, lines }: WithLines): Promise<Map<string, number>> {
  const parcels = await parcelsOf(tx, id);
  const scanned = await tx.db.device.findMany({
    where: { fulfillmentLineId: { in: lines.map((line) => line.id) } },
    select: { fulfillmentLineId: true },
  });
  return freePieces(lines, (line) =>
    Math.max(
      packedOf(line.id, parcels),
      scanned.filter(({ fulfillmentLineId }) => fulfillmentLineId === line.id).length,
    ),
  );
}

function whatStays({ viewer }: Context, { lines }: WithLines, wanted: Pieces) {
  const moved = wanted.reduce((sum, { quantity }) => sum + quantity, 0);
  const all = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  if (moved < all) return [];
  const en = 'At least one piece must stay.';
  const fr = 'Au moins une pièce doit rester.';
  return [foundProblem(viewer.locale, ['lines'], 'NOTHING_STAYS', en, fr)];
}

function whoCollects({ viewer, services }: Context, { code, address }: Warehouse) {
  const { country } = address as PostalAddress;
  if (services.carriers.some(({ originCountries }) => originCountries.includes(country))) return [];
  const en = `No carrier collects at ${code}.`;
  const fr = `Aucun transporteur ne ramasse à ${code}.`;
  return [foundProblem(viewer.locale, ['warehouseId'], 'NO_CARRIER', en, fr)];
}

async function moveLines(
  tx: Tx,
  { lines, ...from }: WithLines,
  wanted: Pieces,
  warehouseId: string,
): Promise<WithLines> {
  const id = newId('ful', tx.now);
  const { shipTo, heldFrom: _, ...kept } = from;
  await tx.db.fulfillment.create({
    data: {
      ...kept,
      ...{ id, warehouseId, splitFromId: from.id, status: 'WAITING_FOR_STOCK' },
      number: await nextFulfillmentNumber(tx),
      shipTo: shipTo as PostalAddress,
      ...{ waitingCode: null, waitingDetail: null, version: 1, createdAt: tx.now },
    },
  });
  for (const { lineId, quantity } of wanted) {
    const line = lines.find((one) => one.id === lineId);
    if (line === undefined) throw new Error(`Line ${lineId} was checked and is gone.`);
    const data = { ...line, id: newId('fln', tx.now), fulfillmentId: id, quantity };
    if (quantity < line.quantity) {
      await tx.db.fulfillmentLine.create({ data });
      const left = { quantity: { decrement: quantity } };
      await tx.db.fulfillmentLine.update({ where: { id: lineId }, data: left });
    } else {
      await tx.db.fulfillmentLine.update({ where: { id: lineId }, data: { fulfillmentId: id } });
    }
  }
  const split = await lockFulfillment(tx, id);
  if (split === null) throw new Error('The fulfilment that was just made is gone.');
  return split;
}

async function giveStockBack(tx: Tx, from: WithLines, wanted: Pieces): Promise<void> {
  if (!isBeingPicked(from.status)) return;
  const { warehouseId, lines } = from;
  const pieces = wanted.flatMap(({ lineId, quantity }) => {
    const line = lines.find(({ id }) => id === lineId);
    return line === undefined ? [] : [{ sku: line.sku, quantity }];
  });
  await lockLevels(
    tx,
    warehouseId,
    pieces.map(({ sku }) => sku),
  );
  await moveStock(tx, 'RELEASED', { warehouseId, reference: from.id }, pieces);
}
