'use client';

import { CircleHelp } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Dialog, DialogTrigger, Heading } from 'react-aria-components';
import { DateTime } from './date-time.tsx';
import { formatNumber } from './lib/format.ts';
import { Money, type MoneyValue } from './money.tsx';
import { Popover } from './popover.tsx';
import { Skeleton } from './skeleton.tsx';
import { Badge } from './status.tsx';
import { useUi } from './ui-context.tsx';

export interface FigureProps {
  label: string;
  /** A number, money, or null when there is none: then `missing` says why. Undefined: loading. */
  value: number | MoneyValue | null | undefined;
  unit?: string;
  formatOptions?: Intl.NumberFormatOptions;
  /** GROSS, OTS, … and the method's version. */
  level?: string;
  asOf?: string | null;
  /** What the value is compared with, and the difference in words (`+12 %`). */
  comparedWith?: { label: string; difference: string };
  missing?: string;
  /** How the figure came about: opens from the figure. */
  explanation?: ReactNode;
}

/** A number that explains itself. Missing data is a word and never a zero. */
export function Figure(props: FigureProps) {
  const { t } = useUi();
  const { label, level, asOf, comparedWith, explanation } = props;
  return (
    <div className="flex flex-col gap-1 rounded-lg border border-line bg-surface p-4">
      <div className="flex items-center justify-between gap-2 text-sm text-muted">
        <span>{label}</span>
        {level && <Badge>{level}</Badge>}
      </div>
      <div className="flex items-baseline gap-1.5">
        <FigureValue {...props} />
        {explanation && (
          <DialogTrigger>
            <Button
              aria-label={t('labelled', { label: t('explain'), value: label })}
              className="ml-auto flex size-7 items-center justify-center self-center rounded-md text-muted data-hovered:bg-sunken data-hovered:text-ink"
            >
              <CircleHelp aria-hidden className="size-4" />
            </Button>
            <Popover className="max-w-sm p-4 text-sm">
              <Dialog className="outline-none">
                <Heading slot="title" className="mb-2 font-semibold">
                  {label}
                </Heading>
                {explanation}
              </Dialog>
            </Popover>
          </DialogTrigger>
        )}
      </div>
      {comparedWith && (
        <p className="text-sm text-muted">
          <span className="figures font-medium text-ink">{comparedWith.difference}</span>{' '}
          {t('comparedWith', { label: comparedWith.label })}
        </p>
      )}
      {asOf && (
        <p className="text-xs text-muted">
          {t('asOf', { time: '' })}
          <DateTime value={asOf} style="absolute" />
        </p>
      )}
    </div>
  );
}

function FigureValue({ value, unit, formatOptions, missing }: FigureProps) {
  const { locale, t } = useUi();
  if (value === undefined) return <Skeleton className="h-8 w-28" />;
  if (value === null) return <span className="leading-8 text-muted">{missing ?? t('noData')}</span>;
  return (
    <>
      <span className="figures text-2xl leading-8 font-semibold tracking-tight">
        {typeof value === 'number' ? (
          formatNumber(value, locale, formatOptions)
        ) : (
          <Money value={value} />
        )}
      </span>
      {unit && <span className="text-sm text-muted">{unit}</span>}
    </>
  );
}
