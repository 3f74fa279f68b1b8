'use client';

import { DateTime } from '@mobilytics/ui/date-time';
import { formatNumber } from '@mobilytics/ui/lib/format';
import { useUi } from '@mobilytics/ui/ui-context';
import { useTranslations } from 'next-intl';
import type { DeliveredFigures } from './lib/evidence.ts';

/** What was delivered, never without its level, method, coverage and time. */
export function CampaignDelivery({ delivered }: { delivered: DeliveredFigures | null }) {
  const t = useTranslations('evidence');
  const { locale } = useUi();
  if (delivered === null) return <>{t('nobodyDrove')}</>;
  const { impressions, level, methodVersion, asOf, coverage, vehicleDays } = delivered;
  return (
    <>
      {impressions === null
        ? t('notMeasurable')
        : t('impressions', { count: formatNumber(impressions, locale, whole), level })}
      {vehicleDays !== null && `, ${t('vehicleDays', { count: vehicleDays })}`}
      <span className="block text-xs text-muted">
        {methodVersion}
        {coverage !== null &&
          ` · ${t('coverage', { share: formatNumber(coverage, locale, percent) })}`}
        {' · '}
        {t('asOf')} <DateTime value={asOf} style="absolute" />
      </span>
    </>
  );
}

const whole = { maximumFractionDigits: 0 };
const percent = { style: 'percent', maximumFractionDigits: 1 } as const;
