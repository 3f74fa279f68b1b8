import { coverage, kilometres, persons } from '../measurement/derived-figures.ts';
import { METHOD_ID } from '../measurement/method.ts';
import type { Summary } from './measure-files.ts';
import type { Options } from './options.ts';

/** JSON of the figures; whole micro-impressions keep every digit, also beyond 2^53. */
export function jsonReport(summary: Summary): string {
  const { rawJSON } = JSON as typeof JSON & { rawJSON(text: string): unknown };
  const figures = {
    pings: summary.pings,
    dropped: summary.dropped,
    jumps: summary.jumps,
    intervals: summary.intervals,
    seconds: summary.durationMs / 1000,
    creditedSeconds: summary.creditedMs / 1000,
    uncoveredSeconds: summary.uncoveredMs / 1000,
    gapSeconds: summary.gapMs / 1000,
    metres: summary.lengthMm / 1000,
    grossMicro: summary.grossMicro,
    otsMicro: summary.otsMicro,
    byVehicleDay: summary.byVehicleDay,
    stations: summary.stations,
  };
  const exact = (_key: string, value: unknown) =>
    typeof value === 'bigint' ? rawJSON(value.toString()) : value;
  return JSON.stringify(figures, exact, 2);
}

/** The figures for people. */
export function tableReport(summary: Summary, options: Options): string {
  const number = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });
  const hours = (ms: number) => `${number.format(ms / 3_600_000)} h`;
  const covered = coverage(summary.uncoveredMs, summary.creditedMs);
  const hasCounts = options.counts !== null;
  const impressions = (micro: bigint) => (hasCounts ? number.format(persons(micro)) : '-');
  const lit = options.illuminated ? 'illuminated' : 'not illuminated';
  const lines: [string, string][] = [
    ['Method', METHOD_ID],
    ['Advertising', `${options.placement}, ${lit}`],
    ['Time zone', options.clock.timeZone],
    ['Pings', number.format(summary.pings)],
    ['  dropped', number.format(summary.dropped)],
    ['  jumps', number.format(summary.jumps)],
    ['Driven', `${number.format(kilometres(summary.lengthMm))} km`],
    [
      'Measured time',
      `${hours(summary.durationMs)} in ${number.format(summary.intervals)} intervals`,
    ],
    ['  credited', hours(summary.creditedMs)],
    ['  of it uncovered', hours(summary.uncoveredMs)],
    ['Gaps', hours(summary.gapMs)],
    ['Coverage', covered === null || !hasCounts ? '-' : `${number.format(covered * 100)} %`],
    ['GROSS impressions', impressions(summary.grossMicro)],
    ['OTS impressions', impressions(summary.otsMicro)],
    ['Stations earning', number.format(summary.stations)],
  ];
  const text = lines.map(([name, value]) => `${name.padEnd(20)}${value}`);
  if (!hasCounts)
    return [...text, '', 'No impressions: they need traffic counts (--counts).'].join('\n');
  const width = Math.max(7, ...summary.byVehicleDay.map(({ vehicle }) => vehicle.length)) + 2;
  return [
    ...text,
    '',
    `${'Vehicle'.padEnd(width)}${'Local day'.padEnd(12)}${'OTS'.padStart(14)}`,
    ...summary.byVehicleDay.map(
      ({ vehicle, localDate, otsMicro }) =>
        `${vehicle.padEnd(width)}${localDate.padEnd(12)}${impressions(otsMicro).padStart(14)}`,
    ),
  ].join('\n');
}
