import type { Asking, Job } from '../context.ts';
import type { BulkItem, BulkRun, Prisma } from '../generated/prisma/client.ts';
import { parcelSize } from '../packing/parcel-size.ts';
import { parcelToRate } from '../packing/parcel-to-rate.ts';
import { emptied, parcelLines } from '../packing/parcels.ts';
import { fitPreset } from '../parcel-preset/fit-preset.ts';
import { readChoice } from '../rating/kept-choice.ts';
import { rateParcel } from '../rating/rate-parcel.ts';
import { buyLabel } from '../shipment/buy-label.ts';
import { type Outcome, outcomeOf } from './item-outcome.ts';

type Taken = BulkItem & { run: BulkRun };

/**
 * Takes one parcel of a run a step further: rate it, let the rules choose, buy. The choice is committed
 * before anything is bought, so that whoever goes on after a crash asks for the same label again, and the
 * purchase itself happens once.
 */
export async function buyItem(job: Job, id: string): Promise<void> {
  const ctx: Asking = { ...job, viewer: { locale: 'en' } };
  const item = await job.db.bulkItem.findUniqueOrThrow({ where: { id }, include: { run: true } });
  if (item.status !== 'QUEUED' && item.status !== 'RATED') return;
  try {
    await settle(job, item, await takeFurther(ctx, item));
  } catch (err) {
    job.log.error({ bulkItemId: id, err }, 'A parcel of a bulk run could not be bought.');
    await settle(job, item, { is: 'LATER', code: 'INTERNAL', detail: null, afterMs: 5_000 });
  }
}

async function takeFurther(ctx: Asking, item: Taken): Promise<Outcome> {
  const { shipmentId, rateId } =
    item.status === 'RATED' ? item : { shipmentId: null, rateId: null };
  if (shipmentId !== null && rateId !== null) return buy(ctx, shipmentId, rateId);
  const rated = await rate(ctx, item);
  if ('is' in rated) return rated;
  if (!(await decide(ctx, item, rated))) return { is: 'LEFT' };
  return buy(ctx, rated.shipmentId, rated.rateId);
}

/** Somebody may have paused or canceled the run while the carriers were asked: then nothing begins. */
async function decide(
  { db, now }: Asking,
  { id, runId }: Taken,
  { shipmentId, rateId }: { shipmentId: string; rateId: string },
): Promise<boolean> {
  const decided = await db.$executeRaw`
    UPDATE "BulkItem" item
    SET "status" = 'RATED', "shipmentId" = ${shipmentId}, "rateId" = ${rateId}, "updatedAt" = ${now()}
    FROM "BulkRun" run
    WHERE item."id" = ${id} AND item."status" = 'QUEUED'
      AND run."id" = ${runId} AND run."status" = 'RUNNING'`;
  return decided === 1;
}

async function buy(ctx: Asking, shipmentId: string, rateId: string): Promise<Outcome> {
  return outcomeOf(await buyLabel(ctx, { shipmentId, rateId }));
}

async function rate(
  ctx: Asking,
  { fulfillmentId, shipmentId, run }: Taken,
): Promise<Outcome | { shipmentId: string; rateId: string }> {
  const fulfillment = await ctx.db.fulfillment.findUniqueOrThrow({
    where: { id: fulfillmentId },
    include: {
      lines: true,
      shipments: {
        where: { status: { notIn: [...emptied] } },
        include: { items: true },
        orderBy: { id: 'asc' },
      },
    },
  });
  const meant = parcelToRate(fulfillment.lines, fulfillment.shipments);
  const parcel = fulfillment.shipments.find(({ id }) => id === shipmentId) ?? meant.parcel;
  if (parcel?.labelKey != null) return { is: 'SKIPPED', code: 'HAS_LABEL', detail: null };
  const inside = parcel == null ? meant.lines : parcelLines(fulfillment.lines, parcel.items);
  let size = parcelSize.safeParse(parcel).data;
  if (size === undefined) {
    const presets = await ctx.db.parcelPreset.findMany({
      where: run.presetId === null ? {} : { id: run.presetId },
    });
    const fit = fitPreset(presets, inside);
    if (fit.is === 'WEIGHT_UNKNOWN') return { is: 'FAILED', code: 'WEIGHT_UNKNOWN', detail: null };
    if (fit.is === 'TOO_HEAVY') return { is: 'FAILED', code: 'NO_BOX', detail: null };
    size = fit.parcel;
  }
  const asked = { fulfillmentId, shipmentId: parcel?.id ?? null, size };
  const result = await rateParcel(ctx, { ...asked, signature: null, insuredMinor: null });
  if (result.__typename !== 'QuoteRatesSuccess') return outcomeOf(result);
  const rateId = readChoice(result.shipment.rateChoice)?.rateId ?? null;
  if (rateId === null) return { is: 'FAILED', code: 'NO_RATES', detail: null };
  return { shipmentId: result.shipment.id, rateId };
}

/** How often a parcel whose carrier asks for patience is tried before it counts as failed. */
const maxAttempts = 6;

async function settle(job: Job, item: Taken, outcome: Outcome): Promise<void> {
  if (outcome.is === 'LEFT') return;
  const data = ((): Prisma.BulkItemUpdateManyMutationInput => {
    switch (outcome.is) {
      case 'BOUGHT':
        return { status: 'BOUGHT', reasonCode: null, reasonDetail: null };
      case 'REQUEUED':
        return { status: 'QUEUED', rateId: null, attempts: { increment: 1 } };
      case 'PENDING':
        // The label is being looked up; the run asks again and buys nothing twice.
        return { notBefore: later(outcome.afterMs) };
      case 'LATER':
        return item.attempts + 1 < maxAttempts
          ? {
              attempts: { increment: 1 },
              notBefore: later(pauseOf(outcome.afterMs, item.attempts)),
            }
          : { status: 'FAILED', reasonCode: outcome.code, reasonDetail: outcome.detail };
      default:
        return { status: outcome.is, reasonCode: outcome.code, reasonDetail: outcome.detail };
    }
  })();
  // What was left out meanwhile stays so.
  await job.db.bulkItem.updateMany({
    where: { id: item.id, status: { in: ['QUEUED', 'RATED'] } },
    data: { ...data, updatedAt: job.now() },
  });
}

/** Longer each time; a carrier that asks for a minute gets it at once, and no more than five. */
const pauseOf = (ms: number, attempts: number) => Math.min(ms * 2 ** attempts, 300_000);

const later = (ms: number) => new Date(Date.now() + ms);
