'use client';

import { useQuery } from '@apollo/client/react';
import { ErrorState } from '@mobilytics/ui/error-state';
import { Figure } from '@mobilytics/ui/figure';
import { Grid } from '@mobilytics/ui/page';
import { useTranslations } from 'next-intl';
import { Agreement } from '../finance/agreement.tsx';
import { CurrencyField } from '../finance/currency-field.tsx';
import { DayField, ReportBar } from '../finance/report-bar.tsx';
import { firstOfMonth, today } from '../finance/report-days.ts';
import { useParameters } from '../finance/use-parameters.ts';
import { MissingRegistrations } from './missing-registrations.tsx';
import { SalesByPlace, TaxesByPlace } from './tax-tables.tsx';
import { taxesQuery } from './taxes-query.ts';

/** What is owed to each authority for a period, and the sales that it stands on. */
export function Taxes() {
  const t = useTranslations('finance.taxes');
  const tf = useTranslations('finance');
  const { values, put } = useParameters({ from: firstOfMonth(0), to: today(), currency: 'CAD' });
  const { data, previousData, error, loading, refetch } = useQuery(taxesQuery, {
    variables: values,
  });
  const report = (data ?? previousData)?.taxReport;
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
      </ReportBar>
      {error && (
        <div className="mb-6">
          <ErrorState error={error} onRetry={() => void refetch()} />
        </div>
      )}
      <Grid minWidth="12rem">
        <Figure label={t('net')} value={report?.total.net} explanation={t('netHelp')} />
        <Figure label={t('taxableSales')} value={report?.total.taxableSales} />
        <Figure label={t('exemptSales')} value={report?.total.exemptSales} />
        <Figure label={t('invoices')} value={report?.total.invoiceCount} />
      </Grid>
      {report && (
        <Agreement
          ours={report.total.net}
          other={report.ledgerTaxes}
          otherName={t('ledgerAccounts')}
        />
      )}
      {report && <MissingRegistrations rows={report.rows} />}
      <TaxesByPlace rows={report?.rows} isLoading={loading} period={values} />
      <SalesByPlace rows={report?.rows} isLoading={loading} currency={values.currency} />
    </>
  );
}
