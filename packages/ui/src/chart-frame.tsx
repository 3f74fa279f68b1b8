'use client';

import { ChartColumn, Download, ImageDown, Table2 } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { IconButton } from './button.tsx';
import type { ChartProps } from './lib/chart-data.ts';
import { classNames } from './lib/class-names.ts';
import { download, toCsv } from './lib/csv.ts';
import { formatNumber } from './lib/format.ts';
import { savePng } from './lib/save-png.ts';
import { useUi } from './ui-context.tsx';

/** What every chart has around it: title, the same as a table, PNG and CSV. */
export function ChartFrame({
  chart,
  draw,
}: {
  chart: ChartProps;
  draw: (widthPixels: number) => ReactNode;
}) {
  const { t } = useUi();
  const area = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const [isTable, setTable] = useState(false);
  useEffect(() => {
    if (!area.current) return;
    const observer = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? 0));
    observer.observe(area.current);
    return () => observer.disconnect();
  }, []);
  const fileName = chart.title.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-');
  const header = [
    chart.rowHeader,
    ...chart.series.map((name) => (chart.unit ? `${name} (${chart.unit})` : name)),
  ];
  return (
    <figure className="min-w-0">
      <figcaption className="mb-3 flex items-start justify-between gap-3">
        <div>
          <h3 className="text-sm font-semibold">
            {chart.title}
            {chart.unit && <span className="font-normal text-muted"> ({chart.unit})</span>}
          </h3>
          {chart.description && <p className="text-sm text-muted">{chart.description}</p>}
        </div>
        <div className="flex shrink-0 print:hidden">
          <IconButton
            label={isTable ? t('showChart') : t('showTable')}
            icon={isTable ? <ChartColumn className="size-4" /> : <Table2 className="size-4" />}
            onPress={() => setTable(!isTable)}
          />
          <IconButton
            label={t('savePng')}
            icon={<ImageDown className="size-4" />}
            isDisabled={isTable}
            onPress={() => {
              const svg = area.current?.querySelector<SVGSVGElement>('svg.recharts-surface');
              if (svg) void savePng(svg, `${fileName}.png`);
            }}
          />
          <IconButton
            label={t('exportCsv')}
            icon={<Download className="size-4" />}
            onPress={() =>
              download(
                `${fileName}.csv`,
                toCsv(
                  header,
                  chart.rows.map((row) => [row.label, ...row.values]),
                ),
              )
            }
          />
        </div>
      </figcaption>
      <div
        ref={area}
        aria-hidden
        className={classNames('h-64 w-full overflow-hidden', isTable && 'hidden')}
      >
        {width > 0 && draw(width)}
      </div>
      <ChartTable chart={chart} header={header} isShown={isTable} />
    </figure>
  );
}

/** The chart's numbers; a screen reader reads them even while the chart is shown. */
function ChartTable({
  chart,
  header,
  isShown,
}: {
  chart: ChartProps;
  header: string[];
  isShown: boolean;
}) {
  const { t, locale } = useUi();
  const table = (
    <table className="w-full text-sm">
      <caption className="sr-only">{chart.title}</caption>
      <thead>
        <tr>
          {header.map((name, index) => (
            <th
              key={name}
              scope="col"
              className={classNames(
                'sticky top-0 border-b border-line bg-surface py-1.5 font-medium text-muted',
                index > 0 ? 'text-right' : 'text-left',
              )}
            >
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {chart.rows.map((row) => (
          <tr key={row.label}>
            <th scope="row" className="border-b border-line py-1.5 text-left font-normal">
              {row.label}
            </th>
            {row.values.map((value, index) => (
              <td key={chart.series[index]} className="border-b border-line py-1.5 text-right">
                {value === null ? t('noData') : formatNumber(value, locale, chart.formatOptions)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
  return isShown ? (
    <section
      aria-label={chart.title}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be scrollable by keyboard.
      tabIndex={0}
      className="max-h-64 overflow-auto"
    >
      {table}
    </section>
  ) : (
    <div className="sr-only">{table}</div>
  );
}
