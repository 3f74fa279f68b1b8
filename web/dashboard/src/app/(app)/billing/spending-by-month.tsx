'use client';

import { BarChart } from '@mobilytics/ui/bar-chart';
import { amountFormat, formatDateTime } from '@mobilytics/ui/lib/format';
import { Section } from '@mobilytics/ui/page';
import { useUi } from '@mobilytics/ui/ui-context';
import { useTranslations } from 'next-intl';
import type { BillingOverviewQuery } from '#generated/graphql.ts';

type Month = NonNullable<BillingOverviewQuery['billingAccount']>['spendingByMonth'][number];

/** What was invoiced month by month, one chart for each currency. */
export function SpendingByMonth({ months }: { months: readonly Month[] }) {
  const t = useTranslations('billing.spending');
  const currencies = [...new Set(months.map(({ invoiced }) => invoiced.currency))];
  return (
    <Section title={t('title')} description={t('text')}>
      {currencies.length === 0 && <p className="text-sm text-muted">{t('empty')}</p>}
      <div className="flex flex-col gap-8">
        {currencies.map((currency) => (
          <Chart
            key={currency}
            currency={currency}
            months={months.filter(({ invoiced }) => invoiced.currency === currency)}
          />
        ))}
      </div>
    </Section>
  );
}

function Chart({ currency, months }: { currency: string; months: readonly Month[] }) {
  const t = useTranslations('billing.spending');
  const { locale } = useUi();
  const name = (month: string) =>
    formatDateTime(new Date(`${month}-15T12:00:00Z`), locale, { month: 'short', year: '2-digit' });
  const hasCredits = months.some(({ credited }) => Number(credited.amount) !== 0);
  return (
    <BarChart
      title={t('chart')}
      unit={currency}
      formatOptions={amountFormat(currency)}
      rowHeader={t('month')}
      series={hasCredits ? [t('invoiced'), t('credited')] : [t('invoiced')]}
      rows={months.map(({ month, invoiced, credited }) => ({
        label: name(month),
        values: [Number(invoiced.amount), ...(hasCredits ? [Number(credited.amount)] : [])],
      }))}
    />
  );
}
