import type { WallClock } from '../wall-clock.ts';

const DAY_MS = 86_400_000;

/**
 * How a file's pings move so that its first local day becomes `firstDay`: all by the same whole
 * number of local days, each keeping what its wall clock showed. Rush hour stays rush hour when
 * summer time lies between the two dates.
 */
export function moveDays(
  clock: WallClock,
  firstPingMs: number,
  firstDay: string,
): (utcMs: number) => number {
  const from = Math.floor(clock.localMs(firstPingMs) / DAY_MS);
  const days = Date.parse(`${firstDay}T00:00:00Z`) / DAY_MS - from;
  return (utcMs) => clock.utcMs(clock.localMs(utcMs) + days * DAY_MS);
}
