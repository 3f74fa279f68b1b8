'use client';

import {
  CartesianGrid,
  Line,
  LineChart as RechartsLineChart,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { ChartFrame } from './chart-frame.tsx';
import { ChartTooltip } from './chart-tooltip.tsx';
import {
  axisTicks,
  type ChartProps,
  chartColor,
  compactNumber,
  labelInterval,
  toRecords,
} from './lib/chart-data.ts';
import { useUi } from './ui-context.tsx';

const heightPixels = 256;

/** Change over time, which runs to the right; a gap in the data is a gap in the line. */
export function LineChart(chart: ChartProps) {
  const { locale } = useUi();
  const { series, rows } = chart;
  const ticks = axisTicks(rows);
  const labelWidth =
    series.length > 1 ? 16 + 8 * Math.max(...series.map((name) => name.length)) : 12;
  return (
    <ChartFrame
      chart={chart}
      draw={(width) => (
        <RechartsLineChart
          width={width}
          height={heightPixels}
          data={toRecords(rows)}
          accessibilityLayer={false}
          margin={{ top: 8, right: Math.min(labelWidth, width / 3), bottom: 0, left: 0 }}
        >
          <CartesianGrid vertical={false} stroke="var(--color-line)" />
          <XAxis
            dataKey="label"
            tickLine={false}
            axisLine={{ stroke: 'var(--color-control)' }}
            interval={labelInterval(
              rows.map((row) => row.label),
              width - 48,
            )}
            tick={axisText}
          />
          <YAxis
            width={48}
            domain={[0, ticks.at(-1) ?? 1]}
            ticks={ticks}
            tickLine={false}
            axisLine={false}
            tick={axisText}
            tickFormatter={(value: number) => compactNumber(value, locale)}
          />
          <Tooltip
            cursor={{ stroke: 'var(--color-control)' }}
            isAnimationActive={false}
            content={<ChartTooltip chart={chart} />}
          />
          {series.map((name, index) => (
            <Line
              key={name}
              dataKey={`s${index}`}
              name={name}
              stroke={chartColor(index)}
              strokeWidth={2}
              dot={rows.length === 1}
              connectNulls={false}
              isAnimationActive={false}
              label={(label: { x?: number | string; y?: number | string; index?: number }) =>
                series.length > 1 && label.index === rows.length - 1 ? (
                  <text
                    key={name}
                    x={Number(label.x) + 6}
                    y={Number(label.y) + 4}
                    fontSize={12}
                    fill={chartColor(index)}
                  >
                    {name}
                  </text>
                ) : (
                  <g key={`${name}${label.index}`} />
                )
              }
            />
          ))}
        </RechartsLineChart>
      )}
    />
  );
}

const axisText = { fontSize: 12, fill: 'var(--color-muted)' };
