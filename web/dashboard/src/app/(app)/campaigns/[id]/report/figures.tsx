'use client';

import { Figure } from '@mobilytics/ui/figure';
import { formatNumber } from '@mobilytics/ui/lib/format';
import { Grid } from '@mobilytics/ui/page';
import { useUi } from '@mobilytics/ui/ui-context';
import { useTranslations } from 'next-intl';
import { toNumber } from '#lib/decimal.ts';
import type { Delivery } from './report-query.ts';

const whole = { maximumFractionDigits: 0 };
const oneDigit = { maximumFractionDigits: 1 };
const twoDigits = { maximumFractionDigits: 2 };

/** The totals, each with its level, method, as-of time and what it means. */
export function ReportFigures({ delivery, market }: { delivery: Delivery; market: string }) {
  const t = useTranslations('report');
  const { locale } = useUi();
  const { asOf, methodVersion: method } = delivery;
  const missing = { missing: t('missing'), asOf };
  const explain = (text: string, persons: string | undefined) => (
    <div className="flex flex-col gap-2">
      <p>{text}</p>
      {persons && (
        <p>
          {t('exactly', {
            value: formatNumber(persons, locale, { minimumFractionDigits: 6 }),
            method,
          })}
        </p>
      )}
      {delivery.impressionsMissingBecause && <p>{delivery.impressionsMissingBecause}</p>}
    </div>
  );
  const hours = (value: string) =>
    formatNumber(value, locale, Number(value) < 10 ? twoDigits : oneDigit);
  return (
    <Grid>
      <Figure
        label={t('gross')}
        level="GROSS"
        value={toNumber(delivery.gross?.persons)}
        formatOptions={whole}
        unit={t('persons')}
        explanation={explain(t('grossHelp'), delivery.gross?.persons)}
        {...missing}
      />
      <Figure
        label={t('ots')}
        level="OTS"
        value={toNumber(delivery.ots?.persons)}
        formatOptions={whole}
        unit={t('persons')}
        explanation={explain(t('otsHelp'), delivery.ots?.persons)}
        {...missing}
      />
      <Figure
        label={t('kilometres')}
        value={toNumber(delivery.kilometres)}
        formatOptions={oneDigit}
        unit={t('km')}
        asOf={asOf}
      />
      <Figure
        label={t('hours')}
        value={toNumber(delivery.hours)}
        formatOptions={Number(delivery.hours) < 10 ? twoDigits : oneDigit}
        unit={t('h')}
        asOf={asOf}
        explanation={t('hoursHelp', {
          credited: hours(delivery.creditedHours),
          gap: hours(delivery.gapHours),
        })}
      />
      <Figure
        label={t('days')}
        value={delivery.daysLive}
        asOf={asOf}
        explanation={t('daysHelp', { market })}
      />
      <Figure
        label={t('vehicles')}
        value={delivery.vehicles}
        asOf={asOf}
        explanation={t('vehiclesHelp')}
      />
      <Figure
        label={t('coverage')}
        value={toNumber(delivery.coverage)}
        formatOptions={{ style: 'percent', maximumFractionDigits: 1 }}
        explanation={t('coverageHelp')}
        {...missing}
      />
    </Grid>
  );
}
