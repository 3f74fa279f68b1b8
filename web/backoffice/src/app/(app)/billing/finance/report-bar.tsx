'use client';

import { DateField } from '@mobilytics/ui/date-field';
import type { ReactNode } from 'react';

/** What a report is asked for, in one row. */
export function ReportBar({ children }: { children: ReactNode }) {
  return <div className="mb-6 flex flex-wrap items-end gap-3">{children}</div>;
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
