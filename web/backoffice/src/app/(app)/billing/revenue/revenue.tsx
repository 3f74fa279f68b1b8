'use client';

import { useQuery } from '@apollo/client/react';
import { BarChart } from '@mobilytics/ui/bar-chart';
import { ErrorState } from '@mobilytics/ui/error-state';
import { Figure } from '@mobilytics/ui/figure';
import { amountFormat, formatDateTime, uiLocale } from '@mobilytics/ui/lib/format';
import { Money } from '@mobilytics/ui/money';
import { Grid, Section } from '@mobilytics/ui/page';
import { SelectField } from '@mobilytics/ui/select-field';
import { TextLink } from '@mobilytics/ui/text-link';
import { useLocale, useTranslations } from 'next-intl';
import type { RevenueGrouping } from '#generated/graphql.ts';
import { PlainTable } from '#parts/plain-table.tsx';
import { Agreement } from '../finance/agreement.tsx';
import { CurrencyField } from '../finance/currency-field.tsx';
import { DayField, ReportBar } from '../finance/report-bar.tsx';
import { addressOf, endOfMonth, firstOfMonth, today } from '../finance/report-days.ts';
import { useParameters } from '../finance/use-parameters.ts';
import { revenueQuery } from './revenue-query.ts';
import { RevenueRows } from './revenue-rows.tsx';

const groupings: RevenueGrouping[] = ['PRODUCT', 'KIND', 'CUSTOMER'];

/** Months of earnings beside those of the year before; each opens into the journal. */
export function Revenue() {
  const t = useTranslations('finance.revenue');
  const tf = useTranslations('finance');
  const locale = uiLocale(useLocale());
  const { values, put } = useParameters({
    from: firstOfMonth(-11),
    to: today(),
    currency: 'CAD',
    by: 'PRODUCT',
  });
  const by = groupings.find((grouping) => grouping === values.by) ?? 'PRODUCT';
  const { data, previousData, error, loading, refetch } = useQuery(revenueQuery, {
    variables: { ...values, by },
  });
  const report = (data ?? previousData)?.revenue;
  const monthName = (month: string) =>
    formatDateTime(new Date(`${month}T12:00:00Z`), locale, { month: 'short', year: 'numeric' });
  const months = (report?.months ?? []).flatMap((month, index) => {
    const amount = report?.totals[index];
    return amount ? [{ month, amount }] : [];
  });
  const journalOf = (from: string, to: string) =>
    addressOf('/billing/ledger', { accountType: 'EARNED', from, to, currency: values.currency });
  return (
    <>
      <ReportBar>
        <DayField
          name="from"
          label={tf('from')}
          value={values.from}
          onChange={(day) => put('from', day)}
        />
        <DayField name="to" label={tf('to')} value={values.to} onChange={(day) => put('to', day)} />
        <CurrencyField value={values.currency} onChange={(currency) => put('currency', currency)} />
        <div className="w-40">
          <SelectField
            name="by"
            label={t('by')}
            value={by}
            onChange={(grouping) => put('by', grouping)}
            options={groupings.map((value) => ({ value, label: t(`groupings.${value}`) }))}
          />
        </div>
      </ReportBar>
      {error && (
        <div className="mb-6">
          <ErrorState error={error} onRetry={() => void refetch()} />
        </div>
      )}
      <Grid minWidth="12rem">
        <Figure label={t('net')} value={report?.total.net} explanation={t('netHelp')} />
        <Figure label={t('invoiced')} value={report?.total.invoiced} />
        <Figure label={t('credited')} value={report?.total.credited} />
        <Figure label={t('yearBefore')} value={report?.total.yearBefore} />
      </Grid>
      {report && (
        <Agreement
          ours={report.total.net}
          other={report.ledgerRevenue}
          otherName={t('ledgerAccounts')}
        />
      )}
      <Section title={t('byMonth')}>
        <BarChart
          title={t('chartTitle')}
          description={t('chartText')}
          rowHeader={t('month')}
          unit={values.currency}
          formatOptions={amountFormat(values.currency)}
          series={[t('net'), t('yearBefore')]}
          rows={months.map(({ month, amount }) => ({
            label: monthName(month),
            values: [Number(amount.net.amount), Number(amount.yearBefore.amount)],
          }))}
        />
        <PlainTable
          label={t('byMonth')}
          empty={t('empty')}
          rows={months}
          rowId={({ month }) => month}
          columns={[
            {
              id: 'month',
              header: t('month'),
              cell: ({ month }) => (
                <TextLink href={journalOf(month, endOfMonth(month))}>{monthName(month)}</TextLink>
              ),
            },
            ...(['invoiced', 'credited', 'net', 'yearBefore'] as const).map((name) => ({
              id: name,
              header: t(name),
              align: 'end' as const,
              cell: ({ amount }: (typeof months)[number]) => <Money value={amount[name]} />,
            })),
          ]}
        />
      </Section>
      <RevenueRows
        by={by}
        rows={report?.rows}
        isLoading={loading}
        period={{ from: firstOfMonth(0, values.from), to: endOfMonth(values.to) }}
        currency={values.currency}
      />
    </>
  );
}
