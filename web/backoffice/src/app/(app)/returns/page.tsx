'use client';

import { useQuery } from '@apollo/client/react';
import { DataTable } from '@mobilytics/ui/data-table';
import { DateTime } from '@mobilytics/ui/date-time';
import { statusOptions } from '@mobilytics/ui/lib/status';
import { PageHeader, Section } from '@mobilytics/ui/page';
import { Status } from '@mobilytics/ui/status';
import { useTable } from '@mobilytics/ui/use-table';
import { useLocale, useTranslations } from 'next-intl';
import { graphql } from '#generated/gql.ts';
import type { ReturnStatus } from '#generated/graphql.ts';
import { usePolling, visibleOnly } from '#lib/use-polling.ts';

const returnsQuery = graphql(`
  query Returns($first: Int, $after: String, $last: Int, $before: String, $filter: ReturnFilter) {
    returns(first: $first, after: $after, last: $last, before: $before, filter: $filter) {
      edges {
        node {
          id
          number
          status
          reason
          resolution
          requestedAt
          organization {
            id
            name
          }
          order {
            id
            number
          }
          lines {
            id
            quantity
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

const returnStatuses: ReturnStatus[] = [
  'REQUESTED',
  'APPROVED',
  'LABEL_SENT',
  'IN_TRANSIT',
  'RECEIVED',
  'INSPECTED',
  'REFUNDED',
  'REPLACED',
  'REJECTED',
  'CANCELED',
];

export default function ReturnsPage() {
  const t = useTranslations('returns');
  const tc = useTranslations('common.columns');
  const locale = useLocale();
  const table = useTable({ filterIds: ['search', 'status'] });
  const { search, status } = table.state.filters;
  const query = useQuery(returnsQuery, {
    variables: {
      ...table.connection,
      filter:
        status === 'REFUND_DUE'
          ? { search, isRefundDue: true }
          : { search, status: status ? [status as ReturnStatus] : undefined },
    },
    ...visibleOnly,
  });
  usePolling(query);
  const { data, previousData, error, loading, refetch } = query;
  const returns = (data ?? previousData)?.returns;
  const piecesOf = ({ lines }: { lines: { quantity: number }[] }) =>
    lines.reduce((sum, { quantity }) => sum + quantity, 0);
  return (
    <>
      <PageHeader title={t('title')} />
      <Section title={t('all')} isFlush>
        <DataTable
          label={t('title')}
          table={table}
          rows={returns?.edges.map((edge) => edge.node)}
          totalCount={returns?.totalCount}
          pageInfo={returns?.pageInfo}
          isLoading={loading}
          error={error}
          onRetry={() => void refetch()}
          rowId={(row) => row.id}
          rowName={(row) => row.number}
          rowHref={(row) => `/returns/${row.id}`}
          empty={{ title: t('empty'), text: t('emptyText') }}
          filters={[
            { id: 'search', label: t('search'), kind: 'search' },
            {
              id: 'status',
              label: tc('status'),
              kind: 'select',
              options: [
                ...statusOptions(returnStatuses, locale),
                { value: 'REFUND_DUE', label: t('refundDue') },
              ],
            },
          ]}
          columns={[
            {
              id: 'number',
              header: tc('number'),
              cell: (row) => row.number,
              text: (row) => row.number,
            },
            {
              id: 'customer',
              header: tc('customer'),
              cell: (row) => row.organization.name,
              text: (row) => row.organization.name,
            },
            {
              id: 'order',
              header: tc('order'),
              cell: (row) => row.order.number,
              text: (row) => row.order.number,
            },
            {
              id: 'status',
              header: tc('status'),
              cell: (row) => <Status status={row.status} />,
              text: (row) => row.status,
            },
            {
              id: 'reason',
              header: t('columns.reason'),
              cell: (row) => t(`reasons.${row.reason}`),
              text: (row) => row.reason,
            },
            {
              id: 'pieces',
              header: t('columns.pieces'),
              align: 'end',
              cell: piecesOf,
              text: (row) => String(piecesOf(row)),
            },
            {
              id: 'resolution',
              header: t('columns.resolution'),
              cell: (row) => row.resolution && t(`resolutions.${row.resolution}`),
              text: (row) => row.resolution ?? '',
            },
            {
              id: 'requested',
              header: t('columns.requested'),
              cell: (row) => <DateTime value={row.requestedAt} />,
              text: (row) => row.requestedAt,
            },
          ]}
        />
      </Section>
    </>
  );
}
