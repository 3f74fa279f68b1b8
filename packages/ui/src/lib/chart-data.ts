import { formatNumber, type UiLocale } from './format.ts';

/** One place on the horizontal axis; null is a gap, which is not the same as zero. */
export interface ChartRow {
  label: string;
  values: (number | null)[];
}

export interface ChartProps {
  title: string;
  /** One sentence on what the chart shows and how it was measured. */
  description?: string;
  /** What the rows are: Day, Vehicle … */
  rowHeader: string;
  /** Names of the series, in the order of each row's values. */
  series: string[];
  rows: ChartRow[];
  unit?: string;
  formatOptions?: Intl.NumberFormatOptions;
}

/** What recharts reads: one record for each row, `s0`, `s1` … for the series. */
export function toRecords(rows: readonly ChartRow[]): Record<string, string | number | null>[] {
  return rows.map((row) => ({
    label: row.label,
    ...Object.fromEntries(row.values.map((value, index) => [`s${index}`, value])),
  }));
}

/** `1.2 M` on an axis, where a whole number would not fit. */
export function compactNumber(value: number, locale: UiLocale): string {
  return formatNumber(value, locale, { notation: 'compact', maximumFractionDigits: 1 });
}

/** Which labels of a crowded axis are written: the first and then every n-th that has room. */
export function labelInterval(labels: readonly string[], widthPixels: number): number {
  const labelPixels = 16 + 6.5 * Math.max(...labels.map((label) => label.length), 0);
  const fitting = Math.max(1, Math.floor(widthPixels / labelPixels));
  return Math.max(0, Math.ceil(labels.length / fitting) - 1);
}

/** Where the horizontal lines of a chart stand: from zero, at round numbers, up to beyond the most. */
export function axisTicks(rows: readonly ChartRow[]): number[] {
  const most = Math.max(...rows.flatMap((row) => row.values.map((value) => value ?? 0)), 0);
  if (most === 0) return [0, 1];
  const rough = most / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5].find((factor) => factor * power >= rough) ?? 10) * power;
  const count = Math.ceil(most / step);
  return Array.from({ length: count + 1 }, (_, index) => Number((index * step).toPrecision(12)));
}

export function chartColor(index: number): string {
  return `var(--color-chart-${(index % 5) + 1})`;
}
