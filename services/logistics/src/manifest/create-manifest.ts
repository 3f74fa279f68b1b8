import { parseInput, requiredText } from '@mobilytics/chassis/validate-input';
import { newId } from '@mobilytics/ids/new-id';
import { z } from 'zod';
import { carrierCodes } from '../carrier/carrier.ts';
import type { Context, Tx } from '../context.ts';
import type { CreateManifestInput } from '../generated/resolvers.ts';
import { makeManifest } from '../jobs/make-manifest.ts';
import { say } from '../messages.ts';
import { carrierRefused, notFound } from '../user-errors.ts';
import { completeManifest } from './complete-manifest.ts';
import { labelledParcels } from './ready-parcels.ts';
import { dayAsDate, warehouseDay } from './warehouse-day.ts';

/** Carriers take a thousand and more at once; a person reads less. */
const atMost = 1000;

/** As many as a carrier draws while a request waits; a job makes larger ones. */
const atOnce = 20;

const inputSchema = z.object({
  warehouseId: requiredText(40),
  carrier: z.enum(carrierCodes),
  shipmentIds: z.array(requiredText(40)).min(1).max(atMost).nullish(),
  listOnly: z.boolean().nullish(),
});

type Input = z.output<typeof inputSchema>;

/**
 * Closes the day of one carrier at one warehouse. Which parcels are on it is committed before the carrier
 * hears of them; one that is still open is carried on, so a second click makes no second manifest.
 */
export async function createManifest(ctx: Context, given: CreateManifestInput) {
  const parsed = parseInput(inputSchema, given, ctx.viewer.locale);
  if (!parsed.ok) return parsed.error;
  const input = parsed.value;
  const intent = await ctx.transact((tx) => storeIntent(ctx, tx, input));
  if ('refusal' in intent) return intent.refusal;
  if (!intent.isLarge) {
    const outcome = await completeManifest(ctx, intent.id);
    if (outcome.is === 'REFUSED') return carrierRefused(outcome.error, 'carrier');
  }
  return {
    __typename: 'CreateManifestSuccess' as const,
    manifest: await ctx.db.manifest.findUniqueOrThrow({ where: { id: intent.id } }),
  };
}

const nothing = ({ viewer }: Context) => ({
  __typename: 'NothingToHandOver' as const,
  message: say(viewer.locale, 'nothingToHandOver'),
  path: ['input', 'carrier'],
});

type Intent =
  | { id: string; isLarge: boolean }
  | { refusal: ReturnType<typeof notFound> | ReturnType<typeof nothing> };

async function storeIntent(ctx: Context, tx: Tx, input: Input): Promise<Intent> {
  const { warehouseId, carrier: code } = input;
  const carrier = ctx.services.carriers.find((known) => known.code === code);
  if (carrier === undefined) return { refusal: notFound(ctx.viewer, 'Carrier', 'carrier') };
  // Two clicks come here one after the other.
  await tx.db.$queryRaw`SELECT 1 FROM "Warehouse" WHERE "id" = ${warehouseId} FOR UPDATE`;
  const warehouse = await tx.db.warehouse.findUnique({ where: { id: warehouseId } });
  if (warehouse === null) {
    return { refusal: notFound(ctx.viewer, 'Warehouse', 'warehouseId') };
  }
  const open = await tx.db.manifest.findFirst({
    where: { warehouseId, carrier: code, status: 'REQUESTED' },
  });
  if (open !== null) return { id: open.id, isLarge: open.parcelCount > atOnce };

  const ids = input.shipmentIds ?? undefined;
  const labelled = await labelledParcels(tx.db, {
    warehouseId,
    carrier: code,
    ...(ids && { ids }),
  });
  const ready = labelled.filter(({ heldBack }) => heldBack === null).slice(0, atMost);
  if (ids !== undefined && ready.length < new Set(ids).size) {
    return { refusal: notFound(ctx.viewer, 'Shipment', 'shipmentIds') };
  }
  const id = newId('mft', tx.now);
  await tx.db.manifest.create({
    data: {
      ...{ id, carrier: code, warehouseId, status: 'REQUESTED', parcelCount: 0 },
      toldCarrier: carrier.capabilities.manifest && input.listOnly !== true,
      date: dayAsDate(warehouseDay(warehouse, tx.now)),
      createdAt: tx.now,
    },
  });
  // A label that was voided since we looked stays out.
  const { count } = await tx.db.shipment.updateMany({
    where: {
      ...{ id: { in: ready.map((parcel) => parcel.id) }, status: 'LABEL_PURCHASED' },
      manifestId: null,
    },
    data: { manifestId: id },
  });
  if (count === 0) {
    await tx.db.manifest.delete({ where: { id } });
    return { refusal: nothing(ctx) };
  }
  await tx.db.manifest.update({ where: { id }, data: { parcelCount: count } });
  tx.audit({
    action: 'manifest.requested',
    targetType: 'Manifest',
    targetId: id,
    after: { carrier: code, warehouseId, parcels: count, listOnly: input.listOnly === true },
  });
  const isLarge = count > atOnce;
  if (isLarge) tx.enqueue(makeManifest, { manifestId: id });
  return { id, isLarge };
}
