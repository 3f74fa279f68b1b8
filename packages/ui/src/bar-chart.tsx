'use client';

import {
  Bar,
  CartesianGrid,
  LabelList,
  Legend,
  BarChart as RechartsBarChart,
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
const axisPixels = 48;
// With more bars, or narrower ones, the numbers over them would touch each other.
const labelledBars = 12;
const labelPixels = 36;

/** Amounts side by side; bars begin at zero. */
export function BarChart(chart: ChartProps) {
  const { locale } = useUi();
  const { series, rows } = chart;
  const ticks = axisTicks(rows);
  const bars = rows.length * series.length;
  const isLabelled = (width: number) =>
    bars <= labelledBars && (width - axisPixels) / bars >= labelPixels;
  return (
    <ChartFrame
      chart={chart}
      draw={(width) => (
        <RechartsBarChart
          width={width}
          height={heightPixels}
          data={toRecords(rows)}
          accessibilityLayer={false}
          margin={{ top: 20, right: 8, bottom: 0, left: 0 }}
        >
          <CartesianGrid vertical={false} stroke="var(--color-line)" />
          <XAxis
            dataKey="label"
            tickLine={false}
            axisLine={{ stroke: 'var(--color-control)' }}
            interval={labelInterval(
              rows.map((row) => row.label),
              width - axisPixels,
            )}
            tick={axisText}
          />
          <YAxis
            width={axisPixels}
            domain={[0, ticks.at(-1) ?? 1]}
            ticks={ticks}
            tickLine={false}
            axisLine={false}
            tick={axisText}
            tickFormatter={(value: number) => compactNumber(value, locale)}
          />
          <Tooltip
            cursor={{ fill: 'var(--color-sunken)' }}
            isAnimationActive={false}
            content={<ChartTooltip chart={chart} />}
          />
          {series.length > 1 && <Legend verticalAlign="top" height={28} wrapperStyle={axisText} />}
          {series.map((name, index) => (
            <Bar
              key={name}
              dataKey={`s${index}`}
              name={name}
              fill={chartColor(index)}
              maxBarSize={40}
              radius={[2, 2, 0, 0]}
              isAnimationActive={false}
            >
              {isLabelled(width) && (
                <LabelList
                  dataKey={`s${index}`}
                  position="top"
                  fontSize={12}
                  fill="var(--color-ink)"
                  formatter={(value) =>
                    typeof value === 'number' ? compactNumber(value, locale) : ''
                  }
                />
              )}
            </Bar>
          ))}
        </RechartsBarChart>
      )}
    />
  );
}

const axisText = { fontSize: 12, fill: 'var(--color-muted)' };
