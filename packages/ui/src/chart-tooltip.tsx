'use client';

import { type ChartProps, chartColor } from './lib/chart-data.ts';
import { formatNumber } from './lib/format.ts';
import { useUi } from './ui-context.tsx';

/** What is under the pointer; recharts passes `active` and `label`. */
export function ChartTooltip({
  chart,
  active,
  label,
}: {
  chart: ChartProps;
  active?: boolean;
  label?: string | number;
}) {
  const { t, locale } = useUi();
  const row = chart.rows.find((candidate) => candidate.label === label);
  if (!active || !row) return null;
  return (
    <div className="rounded-md border border-line bg-raised px-3 py-2 text-sm shadow-lg shadow-black/10">
      <p className="mb-1 font-medium">{row.label}</p>
      {chart.series.map((name, index) => {
        const value = row.values[index] ?? null;
        return (
          <p key={name} className="flex items-center gap-2">
            <span
              aria-hidden
              className="size-2 rounded-full"
              style={{ background: chartColor(index) }}
            />
            <span className="text-muted">{name}</span>
            <span className="figures ml-auto pl-4 font-medium">
              {value === null
                ? t('noData')
                : `${formatNumber(value, locale, chart.formatOptions)}${chart.unit ? ` ${chart.unit}` : ''}`}
            </span>
          </p>
        );
      })}
    </div>
  );
}
