import { type DrivenPing, driveDay } from '../city/drive-day.ts';
import type { CityStreets } from '../city/streets.ts';
import type { SeededRandom } from '../seeded-random.ts';
import { WallClock } from '../wall-clock.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** Every local day of a flight as milliseconds "as if UTC". */
export function localDays(startDate: string, endDate: string): number[] {
  const days: number[] = [];
  for (let day = Date.parse(startDate); day <= Date.parse(endDate); day += DAY_MS) days.push(day);
  return days;
}

/** A vehicle's driving on some local days until now: Monday to Saturday, in the daytime. */
export function planDriving(
  random: SeededRandom,
  city: CityStreets,
  days: Iterable<number>,
  now: Date,
): DrivenPing[] {
  const clock = new WallClock(city.timeZone);
  const depot = {
    avenue: random.integer(0, city.avenues.length - 1),
    street: random.integer(0, city.streets.length - 1),
  };
  return [...new Set(days)]
    .sort((a, b) => a - b)
    .filter((day) => new Date(day).getUTCDay() !== 0)
    .flatMap((day) => {
      const startMs = clock.utcMs(day + random.between(7.4, 10.2) * HOUR_MS);
      return driveDay(random, city, {
        startMs,
        drivingMs: random.between(1.7, 2.7) * HOUR_MS,
        depot,
      });
    })
    .filter(({ atMs }) => atMs <= now.getTime());
}
