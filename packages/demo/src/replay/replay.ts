import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ToldError } from '../told-error.ts';
import { WallClock } from '../wall-clock.ts';
import { moveDays } from './move-days.ts';
import type { ReplayOptions } from './options.ts';
import { Progress } from './progress.ts';
import { type PingsFile, readPingsFile } from './read-pings-file.ts';
import { ReplayState, replayId } from './replay-state.ts';
import { type IngestAnswer, sendPings } from './send-pings.ts';
import { type SequencedPing, sequencePings } from './sequence-pings.ts';
import { writePings } from './write-pings.ts';

const STATES = fileURLToPath(new URL('../../../../.local/replay/', import.meta.url));

type Totals = { accepted: number; duplicates: number; rejected: number; example: string | null };

/** Sends a file as its vehicles' devices would; what an earlier run sent already is passed over. */
export async function replay(options: ReplayOptions, signal: AbortSignal): Promise<void> {
  const file = await readPingsFile(options.file);
  tellUnsendable(file);
  const byVehicle = sequenced(file, options);
  if (options.write !== null) writePings(options.write, byVehicle);
  tellRange(byVehicle, options);
  if (options.dryRun) return;
  const id = replayId({ ...options, digest: file.digest });
  const state = new ReplayState(options.resume ?? join(STATES, `${id.slice(0, 16)}.json`), id);
  const totals = await sendAll(byVehicle, options, state, signal);
  state.forget();
  tellTotals(totals);
}

function sequenced(file: PingsFile, options: ReplayOptions): Map<string, SequencedPing[]> {
  const { keys, onlyMapped, firstDay, timeZone } = options;
  const vehicles = [...file.byVehicle.keys()];
  const unmapped = vehicles.filter((vehicle) => !keys.has(vehicle));
  if (unmapped.length > 0 && !onlyMapped && !options.dryRun) {
    const hint = 'name them with --device VEHICLE=KEY, or leave them out with --only-mapped';
    throw new ToldError(`No device drives ${unmapped.join(', ')}: ${hint}.`);
  }
  const absent = [...keys.keys()].filter((vehicle) => !file.byVehicle.has(vehicle));
  if (absent.length > 0) {
    throw new ToldError(
      `${options.file} has no vehicle ${absent.join(', ')}; it has ${vehicles.join(', ')}.`,
    );
  }
  const chosen = [...file.byVehicle].filter(([vehicle]) => !onlyMapped || keys.has(vehicle));
  if (chosen.length === 0) throw new ToldError(`${options.file} holds no ping to send.`);
  // The first of the whole file, so that its vehicles stay together whichever are sent.
  let firstMs = Number.POSITIVE_INFINITY;
  for (const pings of file.byVehicle.values()) {
    for (const { recordedAtMs } of pings) firstMs = Math.min(firstMs, recordedAtMs);
  }
  const move =
    firstDay === null
      ? (utcMs: number) => utcMs
      : moveDays(new WallClock(timeZone), firstMs, firstDay);
  return new Map(chosen.map(([vehicle, pings]) => [vehicle, sequencePings(pings, move)]));
}

/** Each device sends its own pings in order; devices do not wait for each other. */
async function sendAll(
  byVehicle: Map<string, SequencedPing[]>,
  { url, keys, batch }: ReplayOptions,
  state: ReplayState,
  signal: AbortSignal,
): Promise<Totals> {
  const totals: Totals = { accepted: 0, duplicates: 0, rejected: 0, example: null };
  let all = 0;
  let done = 0;
  for (const [vehicle, pings] of byVehicle) {
    all += pings.length;
    done += Math.min(state.sent(vehicle), pings.length);
  }
  if (done > 0) console.log(`Going on after ${done} pings that were sent before.`);
  const progress = new Progress(all, done);
  const failed = new AbortController();
  const stop = AbortSignal.any([signal, failed.signal]);
  const queue = [...byVehicle];
  const work = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const [vehicle, pings] = next;
      const target = { url, key: keys.get(vehicle) ?? '', vehicle, signal: stop };
      for (let at = state.sent(vehicle); at < pings.length; at += batch) {
        const part = pings.slice(at, at + batch);
        addAnswer(totals, vehicle, await sendPings(target, part));
        state.record(vehicle, at + part.length);
        progress.add(part.length);
      }
    }
  };
  try {
    await Promise.all(Array.from({ length: 4 }, work));
  } catch (error) {
    // The others must not go on sending after the failure was told.
    failed.abort();
    throw error;
  } finally {
    progress.end();
  }
  return totals;
}

function addAnswer(totals: Totals, vehicle: string, answer: IngestAnswer): void {
  totals.accepted += answer.accepted;
  totals.duplicates += answer.duplicates;
  totals.rejected += new Set(answer.rejected.map(({ index }) => index)).size;
  const [first] = answer.rejected;
  if (first) totals.example ??= `${vehicle}: ${first.field} ${first.message}`;
}

function tellUnsendable({ rows, unsendable }: PingsFile): void {
  const reasons = [
    [unsendable.noVehicle, 'without vehicle'],
    [unsendable.badTime, 'without readable time'],
    [unsendable.badPosition, 'without numbers for a position'],
  ] as const;
  const told = reasons.filter(([count]) => count > 0).map(([count, why]) => `${count} ${why}`);
  if (told.length > 0) console.log(`Of ${rows} rows, left out: ${told.join(', ')}.`);
}

function tellRange(byVehicle: Map<string, SequencedPing[]>, { timeZone }: ReplayOptions): void {
  const all = [...byVehicle.values()]
    .flat()
    .map(({ recordedAt }) => recordedAt)
    .sort();
  const [first = '', last = ''] = [all[0], all.at(-1)];
  const local = (at: string) => new Date(at).toLocaleString('en-CA', { timeZone, hour12: false });
  console.log(
    `${all.length} pings of ${[...byVehicle.keys()].join(', ')}, ` +
      `from ${local(first)} to ${local(last)} (${timeZone}).`,
  );
  const future = all.filter((at) => Date.parse(at) > Date.now() + 300_000).length;
  if (future > 0) console.log(`${future} of them lie in the future and will not be measured.`);
}

function tellTotals({ accepted, duplicates, rejected, example }: Totals): void {
  console.log(`${accepted} pings stored, ${duplicates} were there already, ${rejected} refused.`);
  if (example !== null) console.log(`The first refused: ${example}.`);
}
