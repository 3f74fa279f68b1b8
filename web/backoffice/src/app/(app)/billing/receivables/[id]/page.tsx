'use client';

import { useQuery } from '@apollo/client/react';
import { DataTable } from '@mobilytics/ui/data-table';
import { DateTime } from '@mobilytics/ui/date-time';
import { Money } from '@mobilytics/ui/money';
import { PageHeader } from '@mobilytics/ui/page';
import { Status } from '@mobilytics/ui/status';
import { useTable } from '@mobilytics/ui/use-table';
import { useParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { graphql } from '#generated/gql.ts';
import { addressOf, today } from '../../finance/report-days.ts';
import { useParameters } from '../../finance/use-parameters.ts';
import { wholeList } from '../../finance/whole-list.ts';

const receivableInvoicesQuery = graphql(`
  query ReceivableInvoices($asOf: Date, $currency: CurrencyCode!, $organizationId: ID) {
    receivableInvoices(asOf: $asOf, currency: $currency, organizationId: $organizationId) {
      stripeInvoiceId
      dueAt
      daysOverdue
      owed {
        amount
        currency
      }
      invoice {
        id
        number
        state
        issuedAt
        organization {
          id
          name
        }
      }
    }
  }
`);

/** What one customer owes, invoice by invoice. */
export default function ReceivableInvoicesPage() {
  const t = useTranslations('finance.receivables');
  const { id } = useParams<{ id: string }>();
  const { values } = useParameters({ asOf: today(), currency: 'CAD' });
  const table = useTable({ filterIds: [] });
  const { data, error, loading, refetch } = useQuery(receivableInvoicesQuery, {
    variables: { ...values, organizationId: id === 'unknown' ? null : id },
  });
  const rows = data?.receivableInvoices;
  const name = rows?.find(({ invoice }) => invoice)?.invoice?.organization.name;
  return (
    <>
      <PageHeader
        title={t('ofCustomer', { name: name ?? t('unknownCustomer') })}
        crumbs={[{ label: t('title'), href: addressOf('/billing/receivables', values) }]}
        description={t('ofCustomerText', values)}
      />
      <div className="rounded-lg border border-line bg-surface">
        <DataTable
          label={t('invoices')}
          table={table}
          rows={rows}
          totalCount={rows?.length}
          pageInfo={wholeList}
          isLoading={loading}
          error={error}
          onRetry={() => void refetch()}
          rowId={(row) => row.stripeInvoiceId}
          rowName={(row) => row.invoice?.number ?? row.stripeInvoiceId}
          rowHref={(row) => `/billing/invoices/${row.stripeInvoiceId}`}
          empty={{ title: t('empty') }}
          columns={[
            {
              id: 'number',
              header: t('invoice'),
              cell: (row) => row.invoice?.number ?? row.stripeInvoiceId,
              text: (row) => row.invoice?.number ?? row.stripeInvoiceId,
            },
            {
              id: 'state',
              header: t('stateNow'),
              cell: (row) => row.invoice && <Status status={row.invoice.state} />,
              text: (row) => row.invoice?.state,
            },
            {
              id: 'issued',
              header: t('issued'),
              cell: (row) => row.invoice?.issuedAt && <DateTime value={row.invoice.issuedAt} />,
              text: (row) => row.invoice?.issuedAt,
            },
            {
              id: 'due',
              header: t('due'),
              cell: (row) => <DateTime value={row.dueAt} />,
              text: (row) => row.dueAt,
            },
            {
              id: 'days',
              header: t('daysOverdue'),
              align: 'end',
              cell: (row) => row.daysOverdue,
              text: (row) => row.daysOverdue,
            },
            {
              id: 'owed',
              header: t('owed'),
              align: 'end',
              cell: (row) => <Money value={row.owed} />,
              text: (row) => `${row.owed.amount} ${row.owed.currency}`,
            },
          ]}
        />
      </div>
    </>
  );
}
