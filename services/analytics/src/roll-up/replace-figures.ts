import { newId } from '@mobilytics/ids/new-id';
import type { Transaction } from '../context.ts';
import { METHOD_ID } from '../measurement/method.ts';
import {
  deleteDays,
  insertDays,
  type LineDayOts,
  lineTotals,
  readLineDays,
} from './figures.repository.ts';
import { restatedLines } from './restated-lines.ts';
import type { RollUpResult } from './roll-up-result.ts';

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
    await deleteDays(tx.db, result);
    await insertDays(tx.db, result);
    await tellLines(tx, result, before, await readLineDays(tx.db, result));
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

/** Logs what was restated, and tells every line whose figures were made anew. */
async function tellLines(
  tx: Transaction,
  result: RollUpResult,
  before: readonly LineDayOts[],
  after: readonly LineDayOts[],
): Promise<void> {
  const lineIds = [...new Set([...before, ...after].map(({ lineId }) => lineId))];
  const totals = await lineTotals(tx.db, lineIds);
  if (result.isLate) {
    const restated = restatedLines(before, after, result.today);
    await tx.db.restatement.createMany({
      data: restated.map(({ lineId, organizationId, dates, differenceMicro }) => {
        const total = totals.get(lineId);
        const toOtsMicro = total === undefined ? 0n : total.otsMicro;
        return {
          ...{ id: newId('rst'), organizationId, lineId, toOtsMicro, cause: result.cause },
          restatedAt: result.measuredAt,
          dates: dates.map((date) => new Date(date)),
          fromOtsMicro:
            toOtsMicro === null || differenceMicro === null ? null : toOtsMicro - differenceMicro,
        };
      }),
    });
  }
  for (const lineId of lineIds) {
    const total = totals.get(lineId);
    const organizationId =
      total?.organizationId ?? before.find((row) => row.lineId === lineId)?.organizationId ?? null;
    const otsMicro = total === undefined ? '0' : (total.otsMicro?.toString() ?? null);
    const asOf = result.measuredAt.toISOString();
    tx.emit(
      'delivery.measured',
      { lineId, methodVersion: METHOD_ID, asOf, otsMicro },
      { organizationId },
    );
  }
}
