import {
  invalidInput,
  optionalText,
  parseInput,
  requiredText,
} from '@mobilytics/chassis/validate-input';
import { newId } from '@mobilytics/ids/new-id';
import { z } from 'zod';
import type { Context, Tx } from '../context.ts';
import type { StartBulkRunInput } from '../generated/resolvers.ts';
import { workBulkRun } from '../jobs/bulk-runs.ts';
import { sayInAnotherRun } from '../messages.ts';
import { changeable } from '../packing/parcels.ts';
import { notFound } from '../user-errors.ts';

const inputSchema = z.object({
  fulfillmentIds: z
    .array(requiredText(40))
    .min(1)
    .max(500)
    .transform((ids) => [...new Set(ids)]),
  parcelPresetId: optionalText(40),
});

/** Takes the fulfilments into a run; a job works through them. */
export async function startBulkRun(ctx: Context, given: StartBulkRunInput) {
  const parsed = parseInput(inputSchema, given, ctx.viewer.locale);
  if (!parsed.ok) return parsed.error;
  const { fulfillmentIds, parcelPresetId: presetId } = parsed.value;
  return ctx.transact(async (tx) => {
    // One start after the other, so that no parcel comes into two runs.
    await tx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('start bulk run'))`;
    if (presetId !== null && !(await tx.db.parcelPreset.findUnique({ where: { id: presetId } }))) {
      return notFound(ctx.viewer, 'Parcel preset', 'parcelPresetId');
    }
    const fulfillments = await tx.db.fulfillment.findMany({
      where: { id: { in: fulfillmentIds } },
      select: { id: true, number: true },
    });
    if (fulfillments.length < fulfillmentIds.length) {
      return notFound(ctx.viewer, 'Fulfilment', 'fulfillmentIds');
    }
    const busy = await tx.db.bulkItem.findMany({
      where: { fulfillmentId: { in: fulfillmentIds }, status: { in: ['QUEUED', 'RATED'] } },
      select: { fulfillmentId: true },
    });
    if (busy.length > 0) {
      const ids = new Set(busy.map((item) => item.fulfillmentId));
      const numbers = fulfillments.filter(({ id }) => ids.has(id)).map(({ number }) => number);
      return invalidInput([sayInAnotherRun(ctx.viewer.locale, numbers)]);
    }
    const items = await itemsOf(tx, fulfillmentIds);
    const bulkRun = await tx.db.bulkRun.create({
      data: {
        ...{ id: newId('blk', tx.now), status: 'RUNNING', presetId },
        startedBy: ctx.viewer.actorName,
        createdAt: tx.now,
      },
    });
    await tx.db.bulkItem.createMany({
      data: items.map((item, position) => ({
        ...item,
        ...{ id: newId('bli', tx.now), runId: bulkRun.id, position },
        ...{ status: 'QUEUED' as const, updatedAt: tx.now },
      })),
    });
    tx.enqueue(workBulkRun, { runId: bulkRun.id });
    tx.audit({
      action: 'bulk-run.started',
      targetType: 'BulkRun',
      targetId: bulkRun.id,
      after: { parcels: items.length, fulfillmentIds, presetId },
    });
    return { __typename: 'StartBulkRunSuccess' as const, bulkRun };
  });
}

/** One item for each parcel that is packed already, one for a fulfilment that is not packed. */
async function itemsOf(tx: Tx, fulfillmentIds: string[]) {
  const open = await tx.db.shipment.findMany({
    where: { fulfillmentId: { in: fulfillmentIds }, status: { in: [...changeable] } },
    select: { id: true, fulfillmentId: true },
    orderBy: { id: 'asc' },
  });
  return fulfillmentIds.flatMap(
    (fulfillmentId): { fulfillmentId: string; shipmentId: string | null }[] => {
      const parcels = open.filter((shipment) => shipment.fulfillmentId === fulfillmentId);
      if (parcels.length === 0) return [{ fulfillmentId, shipmentId: null }];
      return parcels.map(({ id }) => ({ fulfillmentId, shipmentId: id }));
    },
  );
}
