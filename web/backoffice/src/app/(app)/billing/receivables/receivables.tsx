'use client';

import { useQuery } from '@apollo/client/react';
import { DataTable } from '@mobilytics/ui/data-table';
import { Figure } from '@mobilytics/ui/figure';
import { Money, type MoneyValue } from '@mobilytics/ui/money';
import { Grid } from '@mobilytics/ui/page';
import { useTable } from '@mobilytics/ui/use-table';
import { useTranslations } from 'next-intl';
import { graphql } from '#generated/gql.ts';
import { visibleOnly } from '#lib/use-polling.ts';
import { Agreement } from '../finance/agreement.tsx';
import { CurrencyField } from '../finance/currency-field.tsx';
import { DayField, ReportBar } from '../finance/report-bar.tsx';
import { addressOf, today } from '../finance/report-days.ts';
import { useParameters } from '../finance/use-parameters.ts';
import { wholeList } from '../finance/whole-list.ts';

const receivablesQuery = graphql(`
  query Receivables($asOf: Date, $currency: CurrencyCode!, $search: String) {
    receivables(asOf: $asOf, currency: $currency, search: $search) {
      customerCount
      totals {
        ...AgeBucketFields
      }
      ledgerBalance {
        amount
        currency
      }
      openInvoices {
        amount
        currency
      }
      customers {
        name
        invoiceCount
        organization {
          id
        }
        buckets {
          ...AgeBucketFields
        }
      }
    }
  }
  fragment AgeBucketFields on AgeBuckets {
    current {
      amount
      currency
    }
    days1To30 {
      amount
      currency
    }
    days31To60 {
      amount
      currency
    }
    days61To90 {
      amount
      currency
    }
    over90 {
      amount
      currency
    }
    total {
      amount
      currency
    }
  }
`);

const buckets = ['current', 'days1To30', 'days31To60', 'days61To90', 'over90', 'total'] as const;

export function Receivables() {
  const t = useTranslations('finance.receivables');
  const tf = useTranslations('finance');
  const { values, put } = useParameters({ asOf: today(), currency: 'CAD' });
  const table = useTable({ filterIds: ['search'] });
  const { search } = table.state.filters;
  const { data, previousData, error, loading, refetch } = useQuery(receivablesQuery, {
    variables: { ...values, search },
    ...visibleOnly,
  });
  const report = (data ?? previousData)?.receivables;
  const cell = (value: MoneyValue) => <Money value={value} />;
  return (
    <>
      <ReportBar>
        <DayField
          name="asOf"
          label={tf('asOf')}
          value={values.asOf}
          onChange={(day) => put('asOf', day)}
        />
        <CurrencyField value={values.currency} onChange={(currency) => put('currency', currency)} />
      </ReportBar>
      <Grid minWidth="15rem">
        {buckets.map((bucket) => (
          <Figure key={bucket} label={t(bucket)} value={report?.totals[bucket]} />
        ))}
      </Grid>
      {report && (
        <Agreement
          ours={report.totals.total}
          other={report.ledgerBalance}
          otherName={t('ledgerAccount')}
        />
      )}
      {report?.openInvoices && (
        <Agreement
          ours={report.totals.total}
          other={report.openInvoices}
          otherName={t('openInvoices')}
        />
      )}
      <div className="rounded-lg border border-line bg-surface">
        <DataTable
          label={t('customers')}
          table={table}
          rows={report?.customers}
          totalCount={report?.customerCount}
          pageInfo={wholeList}
          isLoading={loading}
          error={error}
          onRetry={() => void refetch()}
          rowId={(row) => row.organization?.id ?? 'unknown'}
          rowName={(row) => row.name ?? t('unknownCustomer')}
          rowHref={(row) =>
            addressOf(`/billing/receivables/${row.organization?.id ?? 'unknown'}`, values)
          }
          empty={{ title: t('empty'), text: t('emptyText') }}
          filters={[{ id: 'search', label: t('search'), kind: 'search' }]}
          columns={[
            {
              id: 'customer',
              header: t('customer'),
              cell: (row) => row.name ?? t('unknownCustomer'),
              text: (row) => row.name ?? t('unknownCustomer'),
            },
            {
              id: 'invoices',
              header: t('invoiceCount'),
              align: 'end',
              cell: (row) => row.invoiceCount,
              text: (row) => row.invoiceCount,
            },
            ...buckets.map((bucket) => ({
              id: bucket,
              header: `${t(bucket)} (${values.currency})`,
              align: 'end' as const,
              cell: (row: { buckets: Record<typeof bucket, MoneyValue> }) =>
                cell(row.buckets[bucket]),
              text: (row: { buckets: Record<typeof bucket, MoneyValue> }) =>
                row.buckets[bucket].amount,
            })),
          ]}
        />
      </div>
    </>
  );
}
