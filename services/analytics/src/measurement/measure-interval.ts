import { type Assumptions, countImpressions, type Impressions, type Panel } from './impressions.ts';
import type { LocalClock } from './local-clock.ts';
import type { StationIndex } from './station-index.ts';
import type { Interval } from './track-device.ts';

export interface Market {
  clock: LocalClock;
  stations: StationIndex;
  assumptions?: Assumptions;
}

export interface MeasuredInterval extends Impressions {
  localDate: string;
  /** The station whose counts the interval received; null when it is uncovered or not credited. */
  stationId: number | null;
  /** Credited, but without heading or station, and therefore worth nothing. */
  uncovered: boolean;
}

/** Steps 5 to 7 of the method: traffic, hour and impressions of one interval of one panel. */
export function measureInterval(
  interval: Interval,
  market: Market,
  panel: Panel,
): MeasuredInterval {
  const { startMs, durationMs, credited, axis } = interval;
  const traffic = credited && axis !== null ? market.stations.trafficAt(interval, axis) : null;
  const hour = market.clock.hour(startMs);
  const { grossMicro, otsMicro, ltsMicro, audienceMicro } = countImpressions(
    traffic,
    hour,
    durationMs,
    panel,
    market.assumptions,
  );
  return {
    grossMicro,
    otsMicro,
    ltsMicro,
    audienceMicro,
    localDate: market.clock.date(startMs),
    stationId: traffic?.stationId ?? null,
    uncovered: credited && traffic === null,
  };
}
