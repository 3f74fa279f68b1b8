import type { LineDayOts } from './figures.repository.ts';

/** A line of which finished days say something else than before. */
export type RestatedLine = {
  lineId: string;
  organizationId: string;
  /** Oldest first. */
  dates: string[];
  /** By how much the line's OTS grew; null where a figure was or is missing. */
  differenceMicro: bigint | null;
};

/**
 * Compares what a device's days gave each line before and after. A line that had no figures of
 * those days at all is measured for the first time, which restates nothing.
 */
export function restatedLines(
  before: readonly LineDayOts[],
  after: readonly LineDayOts[],
  today: string,
): RestatedLine[] {
  const restated: RestatedLine[] = [];
  for (const [lineId, had] of Map.groupBy(before, ({ lineId }) => lineId)) {
    const has = after.filter((row) => row.lineId === lineId);
    const dates = new Set([...had, ...has].map(({ localDate }) => localDate));
    const otsOn = (rows: readonly LineDayOts[], date: string) => {
      const row = rows.find(({ localDate }) => localDate === date);
      return row === undefined ? 0n : row.otsMicro;
    };
    const changed = [...dates].filter((date) => otsOn(had, date) !== otsOn(has, date));
    const finished = changed.filter((date) => date < today).sort();
    if (finished.length === 0) continue;
    restated.push({
      lineId,
      organizationId: had[0]?.organizationId ?? '',
      dates: finished,
      differenceMicro: difference(sum(had), sum(has)),
    });
  }
  return restated;
}

function sum(rows: readonly LineDayOts[]): bigint | null {
  return rows.reduce<bigint | null>(
    (total, { otsMicro }) => (total === null || otsMicro === null ? null : total + otsMicro),
    0n,
  );
}

function difference(from: bigint | null, to: bigint | null): bigint | null {
  return from === null || to === null ? null : to - from;
}
