'use client';

import { Banner } from '@mobilytics/ui/banner';
import { BarChart } from '@mobilytics/ui/bar-chart';
import { Figure } from '@mobilytics/ui/figure';
import { formatDateTime, formatNumber } from '@mobilytics/ui/lib/format';
import { Grid, Section } from '@mobilytics/ui/page';
import { Timeline } from '@mobilytics/ui/timeline';
import { useUi } from '@mobilytics/ui/ui-context';
import { useTranslations } from 'next-intl';
import type { DeliveryFigures as Figures } from './delivery-fields.ts';
import { PlainTable } from './plain-table.tsx';

const whole = { maximumFractionDigits: 0 };
const dayLabel = { month: 'short', day: 'numeric', timeZone: 'UTC' } as const;
const tenths = { maximumFractionDigits: 1 };
const number = (text: string | null | undefined) => (text == null ? null : Number(text));

/** What was delivered, with level, method, coverage and as-of time. */
export function DeliveryFigures({
  delivery,
  timeZone,
}: {
  delivery: Figures | null;
  timeZone: string;
}) {
  const t = useTranslations('campaigns.delivery');
  const tc = useTranslations('common.columns');
  const { locale } = useUi();
  if (!delivery || (!delivery.asOf && delivery.byDay.length === 0)) {
    return (
      <Section title={t('title')}>
        <p className="text-sm text-muted">{t('none')}</p>
      </Section>
    );
  }
  const method = t('method', { version: delivery.methodVersion });
  const { asOf } = delivery;
  const persons = (value: { persons: string } | null) =>
    value ? formatNumber(value.persons, locale, whole) : '—';
  return (
    <Section title={t('title')} description={method}>
      {delivery.impressionsMissingBecause && (
        <div className="mb-4">
          <Banner tone="warning" title={t('notMeasured')}>
            {delivery.impressionsMissingBecause}
          </Banner>
        </div>
      )}
      <Grid minWidth="11rem">
        <Figure
          label={t('ots')}
          level="OTS"
          value={number(delivery.ots?.persons)}
          formatOptions={whole}
          unit={t('persons')}
          asOf={asOf}
          missing={t('notMeasured')}
          explanation={
            <>
              <p>{t('otsHelp')}</p>
              <p className="mt-2 text-muted">{method}</p>
            </>
          }
        />
        <Figure
          label={t('gross')}
          level="GROSS"
          value={number(delivery.gross?.persons)}
          formatOptions={whole}
          unit={t('persons')}
          asOf={asOf}
          missing={t('notMeasured')}
          explanation={
            <>
              <p>{t('grossHelp')}</p>
              <p className="mt-2 text-muted">{method}</p>
            </>
          }
        />
        <Figure
          label={t('coverage')}
          value={number(delivery.coverage)}
          formatOptions={{ style: 'percent', maximumFractionDigits: 1 }}
          asOf={asOf}
          missing={t('noCoverage')}
          explanation={t('coverageHelp')}
        />
        <Figure
          label={t('kilometres')}
          value={number(delivery.kilometres)}
          formatOptions={tenths}
          unit="km"
          asOf={asOf}
        />
        <Figure label={t('hours')} value={number(delivery.hours)} formatOptions={tenths} unit="h" />
        <Figure
          label={t('credited')}
          value={number(delivery.creditedHours)}
          formatOptions={tenths}
          unit="h"
        />
        <Figure
          label={t('gap')}
          value={number(delivery.gapHours)}
          formatOptions={tenths}
          unit="h"
        />
        <Figure label={t('days')} value={delivery.daysLive} />
      </Grid>
      {delivery.byDay.length > 0 && (
        <BarChart
          title={t('byDay')}
          description={t('basis', { zone: timeZone })}
          rowHeader={tc('date')}
          series={[t('ots')]}
          unit={t('persons')}
          formatOptions={whole}
          rows={delivery.byDay.map((day) => ({
            label: formatDateTime(new Date(`${day.date}T12:00:00Z`), locale, dayLabel),
            values: [number(day.ots?.persons)],
          }))}
        />
      )}
      {delivery.byVehicle.length > 0 && (
        <div className="-mx-4 mt-6 sm:-mx-5">
          <h3 className="px-4 text-sm font-semibold sm:px-5">{t('byVehicle')}</h3>
          <PlainTable
            label={t('byVehicle')}
            rows={delivery.byVehicle}
            rowId={(row) => row.vehicle.id}
            empty=""
            columns={[
              { id: 'vehicle', header: tc('vehicle'), cell: (row) => row.vehicle.name },
              { id: 'ots', header: t('ots'), align: 'end', cell: (row) => persons(row.ots) },
              {
                id: 'km',
                header: t('kilometres'),
                align: 'end',
                cell: (row) => formatNumber(row.kilometres, locale, tenths),
              },
              {
                id: 'hours',
                header: t('hours'),
                align: 'end',
                cell: (row) => formatNumber(row.hours, locale, tenths),
              },
            ]}
          />
        </div>
      )}
      {delivery.restatements.length > 0 && (
        <div className="mt-6">
          <h3 className="mb-3 text-sm font-semibold">{t('restated')}</h3>
          <Timeline
            label={t('restated')}
            events={delivery.restatements.map((one, index) => ({
              id: `${one.restatedAt}${index}`,
              at: one.restatedAt,
              title: t('restatement', { from: persons(one.from), to: persons(one.to) }),
              detail: one.reason,
            }))}
          />
        </div>
      )}
    </Section>
  );
}
