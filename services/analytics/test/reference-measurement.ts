/**
 * The method `truckside-1` a second time, written from its text alone: slow, plain, in passes over
 * whole lists, with rational arithmetic and without anything of the engine. Tests hold the engine
 * against it, so neither may ever borrow from the other.
 */

import type {
  ReferenceCount,
  ReferenceInput,
  ReferencePing,
  ReferenceResult,
  ReferenceRow,
} from './reference-types.ts';

const PROFILE = '9 5 4 4 7 19 44 69 71 56 51 53 56 56 62 72 77 78 60 46 36 30 21 14'
  .split(' ')
  .map(Number);
const SEES: Record<string, [same: bigint, opposite: bigint]> = {
  FULL_WRAP: [20n, 17n],
  REAR: [20n, 0n],
  FRONT: [0n, 20n],
  DRIVER_SIDE: [12n, 17n],
  PASSENGER_SIDE: [8n, 0n],
};
const DIRECTIONS = ['northbound', 'eastbound', 'southbound', 'westbound'] as const;

interface Known {
  device: string;
  ms: number;
  lat: number;
  lon: number;
  order: [ms: number, tie: number, lat: number, lon: number];
  fate: string;
  jumpBefore: boolean;
}

const radians = (degrees: number) => (degrees * Math.PI) / 180;
const haversin = (angle: number) => Math.sin(angle / 2) ** 2;

function metresBetween(lat1: number, lon1: number, lat2: number, lon2: number): number {
  const h =
    haversin(radians(lat2 - lat1)) +
    Math.cos(radians(lat1)) * Math.cos(radians(lat2)) * haversin(radians(lon2 - lon1));
  return 2 * 6371008.8 * Math.asin(Math.sqrt(Math.min(h, 1)));
}

const millimetres = (metres: number) => Math.floor(metres * 1000 + 0.5);

function halfUp(numerator: bigint, denominator: bigint): bigint {
  const whole = numerator / denominator;
  return (numerator - whole * denominator) * 2n >= denominator ? whole + 1n : whole;
}

function unfitReason(ping: ReferencePing): string | null {
  if (ping.device === '' || ping.recordedAtMs === null) return 'NO_DEVICE_OR_TIME';
  const { latitude: lat, longitude: lon } = ping;
  if (lat === null || lon === null || Number.isNaN(lat) || Number.isNaN(lon)) return 'NO_POSITION';
  if (lat > 90 || lat < -90 || lon > 180 || lon < -180) return 'NO_POSITION';
  if (lat === 0 && lon === 0) return 'NO_POSITION';
  const received = ping.receivedAtMs;
  if (received !== undefined && ping.recordedAtMs > received + 5 * 60 * 1000) return 'FROM_FUTURE';
  return null;
}

/** The last item of a list, up to a place in it, of which something is true. */
function lastUpTo<T>(list: T[], place: number, isTrue: (item: T) => boolean): T | undefined {
  for (let i = place; i >= 0; i--) if (isTrue(list[i] as T)) return list[i];
  return undefined;
}

/** Decides the fate of each ping of one device, looking back over the fates before it. */
function decideFates(pings: Known[]): void {
  const tooFar = (from: Known, to: Known) =>
    metresBetween(from.lat, from.lon, to.lat, to.lon) / ((to.ms - from.ms) / 1000) > 55.6;
  for (const [i, ping] of pings.entries()) {
    const isKept = (p: Known) => p.fate === 'kept';
    const lastKept = lastUpTo(pings, i - 1, isKept);
    const held = pings
      .slice(lastKept ? pings.lastIndexOf(lastKept, i) : 0, i)
      .filter((p) => p.fate === 'held');
    const lastHeld = held.at(-1);
    if (ping.ms === lastKept?.ms || ping.ms === lastHeld?.ms) ping.fate = 'SAME_TIME';
    else if (lastKept === undefined || !tooFar(lastKept, ping)) {
      for (const h of held) h.fate = 'TOO_FAST';
      ping.fate = 'kept';
    } else {
      if (lastHeld && tooFar(lastHeld, ping)) for (const h of held) h.fate = 'TOO_FAST';
      ping.fate = 'held';
      const together = [...held, ping].filter((p) => p.fate === 'held');
      if (together.length === 3) {
        for (const h of together) h.fate = 'kept';
        (together[0] as Known).jumpBefore = true;
      }
    }
  }
  for (const ping of pings) if (ping.fate === 'held') ping.fate = 'TOO_FAST';
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function localParts(ms: number, timeZone: string): { hour: number; date: string } {
  const style = { timeZone, dateStyle: 'short', timeStyle: 'medium' } as const;
  const formatter = formatters.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', style);
  formatters.set(timeZone, formatter);
  const text = formatter.format(Math.floor(ms / 1000) * 1000);
  return { date: text.slice(0, 10), hour: Number(text.slice(11, 13)) };
}

function bearing(a: Known, b: Known): number {
  const [f1, f2, dl] = [radians(a.lat), radians(b.lat), radians(b.lon - a.lon)];
  const y = Math.sin(dl) * Math.cos(f2);
  const x = Math.cos(f1) * Math.sin(f2) - Math.sin(f1) * Math.cos(f2) * Math.cos(dl);
  const degrees = (Math.atan2(y, x) / Math.PI) * 180;
  return degrees < 0 ? degrees + 360 : degrees;
}

function axisOf(degrees: number): number {
  if (degrees >= 45 && degrees < 135) return 1;
  if (degrees >= 135 && degrees < 225) return 2;
  if (degrees >= 225 && degrees < 315) return 3;
  return 0;
}

function meanLongitude(a: number, b: number): number {
  if (Math.abs(a - b) <= 180) return (a + b) / 2;
  const shifted = ((a < 0 ? a + 360 : a) + (b < 0 ? b + 360 : b)) / 2;
  return shifted > 180 ? shifted - 360 : shifted;
}

function nearestStation(counts: ReferenceCount[], lat: number, lon: number, axis: number) {
  const along = DIRECTIONS[axis] as (typeof DIRECTIONS)[number];
  const against = DIRECTIONS[(axis + 2) % 4] as (typeof DIRECTIONS)[number];
  const candidates = counts
    // A hundredth of a degree of latitude is more than a kilometre: this only saves time.
    .filter((count) => Math.abs(count.latitude - lat) < 0.01)
    .filter((count) => count[along] !== null || count[against] !== null)
    .map((count) => ({
      count,
      mm: millimetres(metresBetween(lat, lon, count.latitude, count.longitude)),
    }))
    .filter(({ mm }) => mm <= 400_000)
    .sort(
      (a, b) =>
        a.mm - b.mm ||
        Date.parse(b.count.countedOn) - Date.parse(a.count.countedOn) ||
        a.count.id - b.count.id,
    );
  const count = candidates[0]?.count;
  return count && { id: count.id, same: count[along] ?? 0, opposite: count[against] ?? 0 };
}

const emptyRow = (): ReferenceRow => ({
  gross: 0n,
  ots: 0n,
  lts: 0n,
  audience: 0n,
  ms: 0,
  creditedMs: 0,
  uncoveredMs: 0,
  gapMs: 0,
  mm: 0,
  intervals: 0,
});

function addTo(sum: ReferenceRow, row: ReferenceRow): void {
  sum.gross += row.gross;
  sum.ots += row.ots;
  sum.lts = sum.lts === null || row.lts === null ? null : sum.lts + row.lts;
  sum.audience =
    sum.audience === null || row.audience === null ? null : sum.audience + row.audience;
  sum.ms += row.ms;
  sum.creditedMs += row.creditedMs;
  sum.uncoveredMs += row.uncoveredMs;
  sum.gapMs += row.gapMs;
  sum.mm += row.mm;
  sum.intervals += row.intervals;
}

export function measureByTheText(input: ReferenceInput): ReferenceResult {
  const dropped: Record<string, number> = {};
  const drop = (reason: string) => {
    dropped[reason] = (dropped[reason] ?? 0) + 1;
  };
  const known: Known[] = [];
  for (const ping of input.pings) {
    const reason = unfitReason(ping);
    if (reason !== null) {
      drop(reason);
      continue;
    }
    const [ms, lat, lon] = [ping.recordedAtMs, ping.latitude, ping.longitude] as number[] as [
      number,
      number,
      number,
    ];
    const order: Known['order'] = [ms, ping.sequence ?? 0, lat, lon];
    known.push({ device: ping.device, ms, lat, lon, order, fate: '', jumpBefore: false });
  }
  const total = emptyRow();
  const rows: Record<string, ReferenceRow> = {};
  const stationDays: Record<string, bigint> = {};
  const vehicleDays = new Map<string, bigint>();
  const earning = new Set<number>();
  let jumps = 0;
  for (const device of [...new Set(known.map((ping) => ping.device))]) {
    const pings = known
      .filter((ping) => ping.device === device)
      .sort((a, b) => {
        const at = a.order.findIndex((value, i) => value !== b.order[i]);
        return at < 0 ? 0 : (a.order[at] as number) - (b.order[at] as number);
      });
    decideFates(pings);
    for (const ping of pings) if (ping.fate !== 'kept') drop(ping.fate);
    const kept = pings.filter((ping) => ping.fate === 'kept');
    jumps += kept.filter((ping) => ping.jumpBefore).length;
    const pairs = kept.slice(1).map((to, i) => ({ from: kept[i] as Known, to }));
    const joined = pairs.filter(({ to }) => !to.jumpBefore);
    const book = (ms: number, lat: number, lon: number, row: ReferenceRow) => {
      const { line, creative } = input.carried(device, ms);
      const hour = new Date(ms - (((ms % 3600000) + 3600000) % 3600000)).toISOString();
      const key = [hour, device, line, creative, input.cell(lat, lon)].join('|');
      rows[key] ??= emptyRow();
      addTo(rows[key], row);
      addTo(total, row);
    };
    for (const { from, to } of joined) {
      const pause = to.ms - from.ms;
      if (pause > 120_000 && pause <= 3_600_000) {
        book(from.ms, from.lat, from.lon, { ...emptyRow(), gapMs: pause });
      }
    }
    const intervals = joined
      .filter(({ from, to }) => to.ms - from.ms <= 120_000)
      .map(({ from, to }) => {
        const metres = metresBetween(from.lat, from.lon, to.lat, to.lon);
        return { from, to, metres, fast: metres / ((to.ms - from.ms) / 1000) >= 1.389 };
      });
    for (const [i, { from, to, metres }] of intervals.entries()) {
      const lastFast = lastUpTo(intervals, i, ({ fast }) => fast);
      const credited = lastFast !== undefined && to.ms - lastFast.to.ms <= 120_000;
      const turned = lastUpTo(intervals, i, (other) => other.metres >= 5);
      const lat = (from.lat + to.lat) / 2;
      const lon = meanLongitude(from.lon, to.lon);
      const station =
        credited && turned
          ? nearestStation(input.counts, lat, lon, axisOf(bearing(turned.from, turned.to)))
          : undefined;
      const local = localParts(from.ms, input.timeZone);
      const dt = BigInt(to.ms - from.ms);
      const p = BigInt(PROFILE[local.hour] as number);
      const night = [20, 21, 22, 23, 0, 1, 2, 3, 4, 5].includes(local.hour);
      const lit = night && !input.illuminated ? 0n : 1n;
      const [sees, meets] = SEES[input.placement] as [bigint, bigint];
      const same = BigInt(station?.same ?? 0);
      const opposite = BigInt(station?.opposite ?? 0);
      const gross = halfUp((same + opposite) * p * dt * 167n, 360_000n);
      const ots = halfUp((same * sees + opposite * meets) * p * dt * 167n * lit, 7_200_000n);
      const lts = input.index === null ? null : halfUp(ots * BigInt(input.index), 1000n);
      const audience =
        lts === null || input.share === null ? null : halfUp(lts * BigInt(input.share), 1000n);
      const ms = Number(dt);
      book(from.ms, lat, lon, {
        gross,
        ots,
        lts,
        audience,
        ms,
        creditedMs: credited ? ms : 0,
        uncoveredMs: credited && !station ? ms : 0,
        gapMs: 0,
        mm: millimetres(metres),
        intervals: 1,
      });
      const day = `${device}|${local.date}`;
      vehicleDays.set(day, (vehicleDays.get(day) ?? 0n) + ots);
      if (station) {
        const { line } = input.carried(device, from.ms);
        const key = [local.date, device, line, station.id].join('|');
        stationDays[key] = (stationDays[key] ?? 0n) + ots;
        if (ots > 0n) earning.add(station.id);
      }
    }
  }
  const byVehicleDay = [...vehicleDays]
    .map(([key, otsMicro]) => {
      const [vehicle = '', localDate = ''] = key.split('|');
      return { vehicle, localDate, otsMicro };
    })
    .sort((a, b) =>
      a.vehicle === b.vehicle
        ? a.localDate < b.localDate
          ? -1
          : 1
        : a.vehicle < b.vehicle
          ? -1
          : 1,
    );
  return {
    ...total,
    pings: input.pings.length,
    dropped,
    jumps,
    byVehicleDay,
    stations: earning.size,
    rows,
    stationDays,
  };
}
