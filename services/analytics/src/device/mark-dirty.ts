import type { Transaction } from '../context.ts';
import { measureDevice } from '../jobs/measure-device.ts';

export type DirtyCause = 'PINGS' | 'ASSIGNMENT' | 'COUNTS';

/** `to` is null when everything later is touched too. */
export type TimeRange = { from: Date; to: Date | null };

/** Pings that follow each other closely are measured together. */
const DEBOUNCE_MS = 500;
/** A job that has not begun by then was lost. */
const LOST_AFTER_MS = 20_000;

/**
 * Notes which part of a device's track must be measured again, and has it done. Nothing happens for
 * a device that is not known: it has no pings either.
 */
export async function markDirty(
  tx: Transaction,
  deviceId: string,
  range: TimeRange,
  cause: DirtyCause,
  since: Date,
): Promise<void> {
  const marked = await tx.db.$executeRaw`
    INSERT INTO "DirtyRange" ("organizationId", "deviceId", "from", "to", "since", "cause")
    SELECT "organizationId", "id", ${range.from}::timestamptz, ${range.to}::timestamptz,
      ${since}::timestamptz, ${cause}
    FROM "Device" WHERE "id" = ${deviceId}`;
  if (marked > 0) await queueMeasuring(tx, deviceId);
}

/** Enqueues the roll-up of a device unless one waits already. */
export async function queueMeasuring(tx: Transaction, deviceId: string): Promise<void> {
  const claimed = await tx.db.$executeRaw`
    UPDATE "Device" SET "measureQueuedAt" = clock_timestamp()
    WHERE "id" = ${deviceId} AND ("measureQueuedAt" IS NULL
      OR "measureQueuedAt" < clock_timestamp() - ${LOST_AFTER_MS} * interval '1 millisecond')`;
  if (claimed > 0) tx.enqueue(measureDevice, { deviceId }, { delayMs: DEBOUNCE_MS });
}
