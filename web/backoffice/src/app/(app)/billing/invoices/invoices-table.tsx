'use client';

import { useQuery } from '@apollo/client/react';
import { DataTable } from '@mobilytics/ui/data-table';
import { DateTime } from '@mobilytics/ui/date-time';
import { statusOptions } from '@mobilytics/ui/lib/status';
import { Money } from '@mobilytics/ui/money';
import { Status } from '@mobilytics/ui/status';
import { TextLink } from '@mobilytics/ui/text-link';
import { useTable } from '@mobilytics/ui/use-table';
import { useLocale, useTranslations } from 'next-intl';
import { graphql } from '#generated/gql.ts';
import type { InvoiceKind, InvoiceState } from '#generated/graphql.ts';
import { usePolling, visibleOnly } from '#lib/use-polling.ts';

const invoicesQuery = graphql(`
  query Invoices($first: Int, $after: String, $last: Int, $before: String, $filter: InvoiceFilter) {
    invoices(first: $first, after: $after, last: $last, before: $before, filter: $filter) {
      edges {
        node {
          id
          number
          stripeInvoiceId
          state
          kind
          issuedAt
          total {
            amount
            currency
          }
          amountDue {
            amount
            currency
          }
          organization {
            id
            name
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

const kinds: InvoiceKind[] = ['ORDER', 'RENEWAL', 'CHANGE', 'CAMPAIGN', 'ONE_OFF'];
const states: InvoiceState[] = ['DRAFT', 'OPEN', 'PAID', 'VOID', 'UNCOLLECTIBLE'];

export function InvoicesTable() {
  const t = useTranslations('billing.invoices');
  const tc = useTranslations('common.columns');
  const locale = useLocale();
  const table = useTable({ filterIds: ['search', 'state', 'kind'] });
  const { search, state, kind } = table.state.filters;
  const query = useQuery(invoicesQuery, {
    variables: {
      ...table.connection,
      filter: {
        search,
        state: state ? [state as InvoiceState] : undefined,
        kind: kind ? [kind as InvoiceKind] : undefined,
      },
    },
    ...visibleOnly,
  });
  usePolling(query);
  const { data, previousData, error, loading, refetch } = query;
  const invoices = (data ?? previousData)?.invoices;
  return (
    <div className="rounded-lg border border-line bg-surface">
      <DataTable
        label={t('title')}
        table={table}
        rows={invoices?.edges.map((edge) => edge.node)}
        totalCount={invoices?.totalCount}
        pageInfo={invoices?.pageInfo}
        isLoading={loading}
        error={error}
        onRetry={() => void refetch()}
        rowId={(row) => row.id}
        rowName={(row) => row.number ?? row.id}
        rowHref={(row) => `/billing/invoices/${row.id}`}
        empty={{ title: t('empty'), text: t('emptyText') }}
        filters={[
          { id: 'search', label: t('search'), kind: 'search' },
          {
            id: 'state',
            label: tc('status'),
            kind: 'select',
            options: statusOptions(states, locale),
          },
          {
            id: 'kind',
            label: t('for'),
            kind: 'select',
            options: kinds.map((value) => ({ value, label: t(`kinds.${value}`) })),
          },
        ]}
        columns={[
          {
            id: 'number',
            header: tc('number'),
            cell: (row) => row.number ?? row.stripeInvoiceId,
            text: (row) => row.number ?? row.stripeInvoiceId,
          },
          {
            id: 'customer',
            header: tc('customer'),
            cell: (row) => row.organization.name,
            text: (row) => row.organization.name,
          },
          {
            id: 'state',
            header: tc('status'),
            cell: (row) => <Status status={row.state} />,
            text: (row) => row.state,
          },
          {
            id: 'kind',
            header: t('for'),
            cell: (row) => t(`kinds.${row.kind}`),
            text: (row) => row.kind,
          },
          {
            id: 'order',
            header: tc('order'),
            cell: (row) =>
              row.order && <TextLink href={`/orders/${row.order.id}`}>{row.order.number}</TextLink>,
            text: (row) => row.order?.number,
          },
          {
            id: 'total',
            header: tc('total'),
            align: 'end',
            cell: (row) => <Money value={row.total} />,
            text: (row) => `${row.total.amount} ${row.total.currency}`,
          },
          {
            id: 'due',
            header: t('due'),
            align: 'end',
            cell: (row) => <Money value={row.amountDue} />,
            text: (row) => `${row.amountDue.amount} ${row.amountDue.currency}`,
          },
          {
            id: 'issued',
            header: t('issued'),
            cell: (row) => row.issuedAt && <DateTime value={row.issuedAt} />,
            text: (row) => row.issuedAt,
          },
        ]}
      />
    </div>
  );
}
