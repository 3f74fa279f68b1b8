import { newId } from '@mobilytics/ids/new-id';
import type { Transaction } from '../context.ts';
import { METHOD_ID } from '../measurement/method.ts';
import {
  deleteDays,
  insertDays,
  type LineDayOts,
  lineTotals,
  readDayKeys,
  readLineDays,
} from './figures.repository.ts';
import { restatedLines } from './restated-lines.ts';
import type { RollUpResult } from './roll-up-result.ts';
import { type TouchedDay, touchedDays } from './touched-days.ts';

/**
 * Replaces a device's figures: readers see the old ones or the new ones, never a part. Refused when
 * another roll-up of the device was faster; the job is then run again and finds what is left.
 */
export async function replaceFigures(tx: Transaction, result: RollUpResult): Promise<void> {
  const { device, days } = result;
  const deviceId = device.id;
  await takeTurn(tx, result);
  if (days.length > 0) {
    const before = await readLineDays(tx.db, result);
    const had = await readDayKeys(tx.db, result);
    await deleteDays(tx.db, result);
    await insertDays(tx.db, result);
    const days = await touchedDays(tx.db, result, had);
    await tellLines(tx, result, { before, after: await readLineDays(tx.db, result), days });
  }
  await tx.db.dirtyRange.deleteMany({ where: { deviceId, id: { in: result.dirtyIds } } });
}

async function takeTurn(tx: Transaction, { device, days, measuredAt }: RollUpResult) {
  const keptMs = days.map(({ figures }) => figures.lastKeptMs ?? 0);
  const measuredTo = Math.max(device.measuredTo?.getTime() ?? 0, ...keptMs);
  const { count } = await tx.db.device.updateMany({
    where: { id: device.id, revision: device.revision },
    data: {
      revision: { increment: 1 },
      ...(days.length === 0 ? {} : { measuredAt }),
      ...(measuredTo === 0 ? {} : { measuredTo: new Date(measuredTo) }),
    },
  });
  if (count === 0) throw new Error(`Another roll-up of ${device.id} was faster.`);
}

type LineDays = {
  before: readonly LineDayOts[];
  after: readonly LineDayOts[];
  days: ReadonlyMap<string, TouchedDay[]>;
};

/** Logs what was restated, and tells every line whose figures were made anew. */
async function tellLines(
  tx: Transaction,
  result: RollUpResult,
  { before, after, days }: LineDays,
): Promise<void> {
  const lineIds = [...new Set([...before, ...after].map(({ lineId }) => lineId))];
  const totals = await lineTotals(tx.db, lineIds);
  if (result.isLate) await tellRestated(tx, result, before, after, totals);
  for (const lineId of lineIds) {
    const total = totals.get(lineId);
    const organizationId =
      total?.organizationId ?? before.find((row) => row.lineId === lineId)?.organizationId ?? null;
    const otsMicro = total === undefined ? '0' : (total.otsMicro?.toString() ?? null);
    const asOf = result.measuredAt.toISOString();
    tx.emit(
      'delivery.measured',
      {
        ...{ lineId, methodVersion: METHOD_ID, asOf, otsMicro },
        deviceId: result.device.id,
        // The turn that this roll-up took.
        revision: result.device.revision + 1,
        days: days.get(lineId) ?? [],
      },
      { organizationId },
    );
  }
}

async function tellRestated(
  tx: Transaction,
  result: RollUpResult,
  before: readonly LineDayOts[],
  after: readonly LineDayOts[],
  totals: Awaited<ReturnType<typeof lineTotals>>,
): Promise<void> {
  const restatedAt = result.measuredAt;
  for (const restated of restatedLines(before, after, result.today)) {
    const { lineId, organizationId, dates, differenceMicro } = restated;
    const total = totals.get(lineId);
    const toOtsMicro = total === undefined ? 0n : total.otsMicro;
    const fromOtsMicro =
      toOtsMicro === null || differenceMicro === null ? null : toOtsMicro - differenceMicro;
    const id = newId('rst');
    await tx.db.restatement.create({
      data: {
        ...{ id, organizationId, lineId, restatedAt, fromOtsMicro, toOtsMicro },
        dates: dates.map((date) => new Date(date)),
        cause: result.cause,
      },
    });
    tx.emit(
      'delivery.restated',
      {
        ...{ restatementId: id, lineId, methodVersion: METHOD_ID, dates, cause: result.cause },
        restatedAt: restatedAt.toISOString(),
        fromOtsMicro: fromOtsMicro?.toString() ?? null,
        toOtsMicro: toOtsMicro?.toString() ?? null,
      },
      { organizationId },
    );
  }
}
