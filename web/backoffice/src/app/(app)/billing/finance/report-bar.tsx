'use client';

import { DateField } from '@mobilytics/ui/date-field';
import { DateTime } from '@mobilytics/ui/date-time';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';

/** What a report is asked for, in one row, and until when its figures are proven. */
export function ReportBar({
  children,
  inStepAsOf,
}: {
  children: ReactNode;
  /** Undefined while it is not known yet. */
  inStepAsOf: string | null | undefined;
}) {
  const t = useTranslations('finance');
  return (
    <div className="mb-6 flex flex-wrap items-end gap-3">
      {children}
      <p className="ml-auto min-h-5 text-sm text-muted" role="status">
        {inStepAsOf === null && t('neverInStep')}
        {inStepAsOf && (
          <>
            {t('inStepAsOf')} <DateTime value={inStepAsOf} style="absolute" />
          </>
        )}
      </p>
    </div>
  );
}

export function DayField({
  name,
  label,
  value,
  onChange,
}: {
  name: string;
  label: string;
  value: string;
  onChange: (day: string) => void;
}) {
  return (
    <div className="w-44">
      <DateField name={name} label={label} value={value} onChange={onChange} />
    </div>
  );
}
