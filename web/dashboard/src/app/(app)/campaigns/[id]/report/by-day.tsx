'use client';

import { BarChart } from '@mobilytics/ui/bar-chart';
import { Section } from '@mobilytics/ui/page';
import { useTranslations } from 'next-intl';
import { toNumber } from '#lib/decimal.ts';
import type { Delivery } from './report-query.ts';

/** Impressions by day; where they cannot be measured, kilometres. */
export function ByDay({ delivery, market }: { delivery: Delivery; market: string }) {
  const t = useTranslations('report');
  const isMeasured = delivery.ots !== null;
  const method = delivery.methodVersion;
  return (
    <Section title={t('delivery')}>
      {isMeasured ? (
        <BarChart
          title={t('byDay')}
          description={t('byDayText', { method, market })}
          rowHeader={t('day')}
          series={['GROSS', 'OTS']}
          unit={t('persons')}
          formatOptions={{ maximumFractionDigits: 0 }}
          rows={delivery.byDay.map((day) => ({
            label: day.date,
            values: [toNumber(day.gross?.persons), toNumber(day.ots?.persons)],
          }))}
        />
      ) : (
        <BarChart
          title={t('kmByDay')}
          description={t('kmByDayText', { market })}
          rowHeader={t('day')}
          series={[t('kilometres')]}
          unit={t('km')}
          formatOptions={{ maximumFractionDigits: 1 }}
          rows={delivery.byDay.map((day) => ({
            label: day.date,
            values: [toNumber(day.kilometres)],
          }))}
        />
      )}
    </Section>
  );
}
