'use client';

import { Label, ProgressBar } from 'react-aria-components';
import { formatNumber } from './lib/format.ts';
import { useUi } from './ui-context.tsx';

/** Long work by count: `120 / 400`. */
export function Progress({ label, done, total }: { label: string; done: number; total: number }) {
  const { locale } = useUi();
  const text = `${formatNumber(done, locale)} / ${formatNumber(total, locale)}`;
  return (
    <ProgressBar
      value={done}
      maxValue={Math.max(total, 1)}
      valueLabel={text}
      className="flex flex-col gap-1.5 text-sm"
    >
      {({ percentage }) => (
        <>
          <div className="flex justify-between gap-4">
            <Label>{label}</Label>
            <span className="figures text-muted">{text}</span>
          </div>
          <div className="h-2 overflow-hidden rounded-full bg-sunken">
            <div className="h-full bg-accent" style={{ width: `${percentage ?? 0}%` }} />
          </div>
        </>
      )}
    </ProgressBar>
  );
}
