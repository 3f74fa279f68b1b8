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

/** Which labels of a crowded axis are written: the first and then every n-th. */
export function labelInterval(count: number, widthPixels: number, labelPixels = 64): number {
  const fitting = Math.max(1, Math.floor(widthPixels / labelPixels));
  return Math.max(0, Math.ceil(count / fitting) - 1);
}

export function chartColor(index: number): string {
  return `var(--color-chart-${(index % 5) + 1})`;
}
