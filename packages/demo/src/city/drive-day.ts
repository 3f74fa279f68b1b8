import type { SeededRandom } from '../seeded-random.ts';
import {
  between,
  type Crossing,
  metresBetween,
  neighbours,
  type Position,
  positionOf,
} from './street-grid.ts';
import type { CityStreets } from './streets.ts';

export type DrivenPing = Position & { atMs: number };

const PING_EVERY_MS = 20_000;
/** Five metres of noise, about what a receiver between houses has. */
const NOISE_DEGREES = 0.00004;

type Shift = { startMs: number; drivingMs: number; depot: Crossing };

/**
 * A working day: from crossing to crossing, mostly straight on, with red lights, and stops at doors
 * during which the device sleeps. A ping every twenty seconds, and one at each turn.
 */
export function driveDay(random: SeededRandom, city: CityStreets, shift: Shift): DrivenPing[] {
  const pings: DrivenPing[] = [];
  const report = (atMs: number, at: Position) => {
    pings.push({
      atMs: Math.round(atMs),
      latitude: round(at.latitude + random.between(-NOISE_DEGREES, NOISE_DEGREES)),
      longitude: round(at.longitude + random.between(-NOISE_DEGREES, NOISE_DEGREES)),
    });
  };
  let now = shift.startMs;
  let drivenMs = 0;
  let nextPingMs = now;
  let here = shift.depot;
  let cameFrom: Crossing | null = null;
  while (drivenMs < shift.drivingMs) {
    const there = chooseNext(random, city, here, cameFrom);
    const [from, to] = [positionOf(city, here), positionOf(city, there)];
    if (cameFrom !== null && !isStraight(cameFrom, here, there)) {
      report(now, from);
      nextPingMs = now + PING_EVERY_MS;
    }
    const speed = random.between(7.5, 12.5);
    const edgeMs = (metresBetween(from, to) / speed) * 1000;
    for (; nextPingMs < now + edgeMs; nextPingMs += PING_EVERY_MS) {
      report(nextPingMs, between(from, to, (nextPingMs - now) / edgeMs));
    }
    now += edgeMs;
    drivenMs += edgeMs;
    if (random.chance(0.4)) {
      const greenMs = now + random.between(8_000, 45_000);
      for (; nextPingMs < greenMs; nextPingMs += PING_EVERY_MS) report(nextPingMs, to);
      now = greenMs;
    }
    if (random.chance(0.09)) {
      // Delivering at the door: the engine is off and the device silent.
      report(now, to);
      now += random.between(4, 16) * 60_000;
      nextPingMs = now;
    }
    [cameFrom, here] = [here, there];
  }
  // Times that a ping at a turn shares with a regular one would be dropped as repeated.
  return pings.filter(({ atMs }, index) => index === 0 || atMs > (pings[index - 1]?.atMs ?? 0));
}

function chooseNext(
  random: SeededRandom,
  city: CityStreets,
  here: Crossing,
  cameFrom: Crossing | null,
): Crossing {
  const ahead = neighbours(city, here).filter((next) => !isSame(next, cameFrom));
  const straight = cameFrom && ahead.find((next) => isStraight(cameFrom, here, next));
  return straight && random.chance(0.62) ? straight : random.pick(ahead);
}

const isSame = (a: Crossing, b: Crossing | null) =>
  b !== null && a.avenue === b.avenue && a.street === b.street;

const isStraight = (before: Crossing, here: Crossing, next: Crossing) =>
  here.avenue - before.avenue === next.avenue - here.avenue &&
  here.street - before.street === next.street - here.street;

const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6;
