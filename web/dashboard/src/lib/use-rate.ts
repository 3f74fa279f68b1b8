'use client';

import { formatNumber } from '@mobilytics/ui/lib/format';
import { useUi } from '@mobilytics/ui/ui-context';

/** Writes a rate that the API gives in per cent, `13` -> `13%` or `13 %`. */
export function useRate(): (ratePercent: string) => string {
  const { locale } = useUi();
  return (ratePercent) =>
    formatNumber(Number(ratePercent) / 100, locale, {
      style: 'percent',
      maximumFractionDigits: 3,
    });
}
