'use client';

import { useQuery } from '@apollo/client/react';
import { CopyId } from '@mobilytics/ui/copy-id';
import { DataTable } from '@mobilytics/ui/data-table';
import { DateTime } from '@mobilytics/ui/date-time';
import { statusOptions } from '@mobilytics/ui/lib/status';
import { Money } from '@mobilytics/ui/money';
import { Status } from '@mobilytics/ui/status';
import { TextLink } from '@mobilytics/ui/text-link';
import { useTable } from '@mobilytics/ui/use-table';
import { useLocale, useTranslations } from 'next-intl';
import { graphql } from '#generated/gql.ts';
import type { PaymentState } from '#generated/graphql.ts';
import { usePolling, visibleOnly } from '#lib/use-polling.ts';

const paymentsQuery = graphql(`
  query Payments($first: Int, $after: String, $last: Int, $before: String, $filter: PaymentFilter) {
    payments(first: $first, after: $after, last: $last, before: $before, filter: $filter) {
      edges {
        node {
          id
          stripePaymentIntentId
          state
          method
          failureMessage
          createdAt
          amount {
            amount
            currency
          }
          organization {
            id
            name
          }
          invoice {
            id
            number
          }
          order {
            id
            number
          }
        }
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      totalCount
    }
  }
`);

const states: PaymentState[] = ['PROCESSING', 'SUCCEEDED', 'FAILED', 'CANCELED'];

export function PaymentsTable() {
  const t = useTranslations('billing.payments');
  const tc = useTranslations('common.columns');
  const locale = useLocale();
  const table = useTable({ filterIds: ['state'] });
  const { state } = table.state.filters;
  const query = useQuery(paymentsQuery, {
    variables: {
      ...table.connection,
      filter: { state: state ? [state as PaymentState] : undefined },
    },
    ...visibleOnly,
  });
  usePolling(query);
  const { data, previousData, error, loading, refetch } = query;
  const payments = (data ?? previousData)?.payments;
  return (
    <div className="rounded-lg border border-line bg-surface">
      <DataTable
        label={t('title')}
        table={table}
        rows={payments?.edges.map((edge) => edge.node)}
        totalCount={payments?.totalCount}
        pageInfo={payments?.pageInfo}
        isLoading={loading}
        error={error}
        onRetry={() => void refetch()}
        rowId={(row) => row.id}
        empty={{ title: t('empty'), text: t('emptyText') }}
        rowHref={(row) => `/billing/payments/${row.id}`}
        rowName={(row) => row.stripePaymentIntentId}
        filters={[
          {
            id: 'state',
            label: tc('status'),
            kind: 'select',
            options: statusOptions(states, locale),
          },
        ]}
        columns={[
          {
            id: 'customer',
            header: tc('customer'),
            cell: (row) => row.organization.name,
            text: (row) => row.organization.name,
          },
          {
            id: 'invoice',
            header: t('invoice'),
            cell: ({ invoice }) =>
              invoice && (
                <TextLink className="whitespace-nowrap" href={`/billing/invoices/${invoice.id}`}>
                  {invoice.number ?? invoice.id}
                </TextLink>
              ),
            text: (row) => row.invoice?.number,
          },
          {
            id: 'order',
            header: tc('order'),
            cell: ({ order }) =>
              order && (
                <TextLink className="whitespace-nowrap" href={`/orders/${order.id}`}>
                  {order.number}
                </TextLink>
              ),
            text: (row) => row.order?.number,
          },
          {
            id: 'state',
            header: tc('status'),
            cell: (row) => (
              <>
                <Status status={row.state} />
                {row.failureMessage && (
                  <span className="block text-xs text-muted">{row.failureMessage}</span>
                )}
              </>
            ),
            text: (row) => row.state,
          },
          {
            id: 'amount',
            header: tc('amount'),
            align: 'end',
            cell: (row) => <Money value={row.amount} />,
            text: (row) => `${row.amount.amount} ${row.amount.currency}`,
          },
          {
            id: 'method',
            header: t('method'),
            cell: (row) => <span className="whitespace-nowrap">{row.method}</span>,
            text: (row) => row.method,
          },
          {
            id: 'stripe',
            header: t('stripeId'),
            cell: (row) => <CopyId id={row.stripePaymentIntentId} className="max-w-40" />,
            text: (row) => row.stripePaymentIntentId,
          },
          {
            id: 'date',
            header: tc('date'),
            cell: (row) => <DateTime value={row.createdAt} />,
            text: (row) => row.createdAt,
          },
        ]}
      />
    </div>
  );
}
