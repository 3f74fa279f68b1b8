'use client';

import { CalendarDay } from '@mobilytics/ui/date-time';
import { useTranslations } from 'next-intl';

/** The day a parcel is expected, and who says so. */
export function ArrivalDay({
  value,
  source,
}: {
  value: string;
  source: 'CARRIER' | 'SERVICE' | null;
}) {
  const t = useTranslations('tracking');
  return (
    <>
      <CalendarDay value={value.slice(0, 10)} />
      {source && <span className="block text-muted">{t(`source.${source}`)}</span>}
    </>
  );
}
