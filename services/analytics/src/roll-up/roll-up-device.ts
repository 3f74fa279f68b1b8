import { readCarriage } from '../assignment/assignment.repository.ts';
import type { JobContext } from '../context.ts';
import type { DirtyCause } from '../device/mark-dirty.ts';
import type { DirtyRange } from '../generated/prisma/client.ts';
import { METHOD_ID } from '../measurement/method.ts';
import { type DeviceState, measurePart, newDeviceState, type World } from './measure-part.ts';
import { nextPingAt, readPings } from './pings.repository.ts';
import { replaceFigures } from './replace-figures.ts';
import type { MeasuredDay, RollUpResult } from './roll-up-result.ts';

const DAY_MS = 24 * 3_600_000;
/** An interval or gap belongs to the moment it begins, and a gap lasts up to an hour. */
const REACH_MS = 3_600_000;

/** Roll-ups that run in this process, by device. */
const running = new Map<string, Promise<void>>();

/** Measures a device after whatever measures it already: one of two at once would be refused. */
export async function rollUpDevice(job: JobContext, deviceId: string): Promise<void> {
  const earlier = running.get(deviceId) ?? Promise.resolve();
  const mine = earlier.catch(() => {}).then(() => rollUp(job, deviceId));
  running.set(deviceId, mine);
  try {
    await mine;
  } finally {
    if (running.get(deviceId) === mine) running.delete(deviceId);
  }
}

/**
 * Measures what is dirty of a device's track and replaces its figures in one transaction. The track
 * is measured by UTC days, resumed from the state before the first dirty day and left where the
 * state is again what it was: later figures cannot have changed. Pings that arrive meanwhile make
 * their own dirty range, and a job of their own finds it.
 */
async function rollUp(job: JobContext, deviceId: string): Promise<void> {
  const { db } = job;
  const [device] = await db.device.updateManyAndReturn({
    where: { id: deviceId },
    data: { measureQueuedAt: null },
  });
  if (device === undefined) return;
  // Present time even for historic work: until now, everything received is seen here.
  const measuredAt = new Date();
  const dirty = await db.dirtyRange.findMany({ where: { deviceId } });
  if (dirty.length === 0) return;
  const world = await readWorld(job, deviceId, device.organizationId);
  const measured = await measureDays(job, world, dirty);
  const result: RollUpResult = {
    ...measured,
    ...{ device, measuredAt },
    dirtyIds: dirty.map(({ id }) => id),
    cause: causeOf(dirty),
    isLate: isLate(dirty, device, measuredAt),
    today: today(job, world, measuredAt),
  };
  await job.transact((tx) => replaceFigures(tx, result));
}

async function readWorld(
  job: JobContext,
  deviceId: string,
  organizationId: string,
): Promise<World> {
  const { db, services } = job;
  const carriage = await readCarriage(db, deviceId);
  const codes = carriage.marketCodes();
  const counts = new Map(
    await Promise.all(
      codes.map(async (code) => [code, await services.markets.countsOf(db, code)] as const),
    ),
  );
  return {
    ...{ deviceId, organizationId, carriage },
    clock: (timeZone) => services.markets.clock(timeZone),
    counts(marketCode) {
      const found = counts.get(marketCode);
      if (found === undefined) throw new Error(`The counts of ${marketCode} were not read.`);
      return found;
    },
  };
}

async function measureDays(
  { db, signal }: JobContext,
  world: World,
  dirty: readonly DirtyRange[],
): Promise<Pick<RollUpResult, 'days' | 'firstDay' | 'endDay'>> {
  const { deviceId } = world;
  const firstDirty = dayOf(Math.min(...dirty.map(({ from }) => from.getTime())));
  const lastDirty = dayOf(Math.max(...dirty.map(({ to }) => to?.getTime() ?? Infinity)) + REACH_MS);
  const resumed = await db.trackDay.findFirst({
    where: { deviceId, methodVersion: METHOD_ID, day: { lte: new Date(firstDirty) } },
    orderBy: { day: 'desc' },
  });
  const state: DeviceState = resumed ? JSON.parse(resumed.stateBefore) : newDeviceState();
  const firstDay = resumed?.day ?? null;
  const days: MeasuredDay[] = [];
  let pingMs = await nextPingAt(db, deviceId, firstDay?.getTime() ?? null);
  while (pingMs !== null) {
    // A stopping process leaves the work to the next one: nothing of it was written yet.
    signal.throwIfAborted();
    const dayMs = dayOf(pingMs);
    const stateBefore = JSON.stringify(state);
    const day = new Date(dayMs);
    // What is held may become intervals of a day that is dirty, although it is judged later.
    if (dayMs > lastDirty && state.track.held.length === 0) {
      const known = await db.trackDay.findUnique({ where: { deviceId_day: { deviceId, day } } });
      if (known?.stateBefore === stateBefore && known.methodVersion === METHOD_ID) {
        return { days, firstDay, endDay: day };
      }
    }
    const pings = await readPings(db, deviceId, dayMs, dayMs + DAY_MS);
    pingMs = await nextPingAt(db, deviceId, dayMs + DAY_MS);
    days.push({ day, stateBefore, figures: measurePart(world, state, pings, pingMs === null) });
  }
  return { days, firstDay, endDay: null };
}

function dayOf(ms: number): number {
  return Math.floor(ms / DAY_MS) * DAY_MS;
}

function causeOf(dirty: readonly DirtyRange[]): DirtyCause {
  const causes = new Set(dirty.map(({ cause }) => cause));
  if (causes.has('COUNTS')) return 'COUNTS';
  return causes.has('ASSIGNMENT') ? 'ASSIGNMENT' : 'PINGS';
}

type Measured = { measuredTo: Date | null; measuredAt: Date | null };

/** Figures that nobody touched for so long were read as final. */
const SETTLED_AFTER_MS = 10 * 60_000;

/**
 * Whether it changes what was told before: anything but pings that follow those measured a moment
 * ago, as they do while a day's driving is being sent.
 */
function isLate(dirty: readonly DirtyRange[], { measuredTo, measuredAt }: Measured, now: Date) {
  if (measuredTo === null || measuredAt === null) return false;
  return (
    now.getTime() - measuredAt.getTime() > SETTLED_AFTER_MS ||
    dirty.some(({ cause, from }) => cause !== 'PINGS' || from <= measuredTo)
  );
}

/** The local date where the device is; UTC's while it is nowhere. */
function today({ services }: JobContext, { carriage }: World, now: Date): string {
  const timeZone = carriage.lastMounting()?.timeZone ?? 'UTC';
  return services.markets.clock(timeZone).date(now.getTime());
}
