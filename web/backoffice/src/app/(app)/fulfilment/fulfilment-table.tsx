'use client';

import { useQuery } from '@apollo/client/react';
import { DataTable } from '@mobilytics/ui/data-table';
import { DateTime } from '@mobilytics/ui/date-time';
import { Status } from '@mobilytics/ui/status';
import { useTable } from '@mobilytics/ui/use-table';
import { useTranslations } from 'next-intl';
import { graphql } from '#generated/gql.ts';
import type { FulfillmentStatus } from '#generated/graphql.ts';
import { usePolling, visibleOnly } from '#lib/use-polling.ts';

const fulfilmentsQuery = graphql(`
  query Fulfilments($first: Int, $after: String, $last: Int, $before: String, $filter: FulfillmentFilter) {
    fulfillments(first: $first, after: $after, last: $last, before: $before, filter: $filter) {
      edges {
        node {
          id
          number
          orderNumber
          status
          waitingReason
          shippingMethod
          createdAt
          organization {
            id
            name
          }
          warehouse {
            id
            code
          }
          shipTo {
            name
            city
            region
            country
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

type Queue = 'TO_PICK' | 'PICKED' | 'LABEL_PURCHASED' | 'WAITING_FOR_STOCK' | 'ON_HOLD' | 'ALL';

/** One queue, oldest first. Each keeps its own place in the address. */
export function FulfilmentTable({ queue }: { queue: Queue }) {
  const t = useTranslations('fulfilment');
  const tc = useTranslations('common');
  const table = useTable({ filterIds: ['search'], prefix: `${queue.toLowerCase()}-` });
  const query = useQuery(fulfilmentsQuery, {
    variables: {
      ...table.connection,
      filter: {
        search: table.state.filters.search,
        status: queue === 'ALL' ? undefined : [queue satisfies FulfillmentStatus],
      },
    },
    ...visibleOnly,
  });
  usePolling(query);
  const { data, previousData, error, loading, refetch } = query;
  const fulfilments = (data ?? previousData)?.fulfillments;
  const method = (word: string) =>
    word === 'EXPRESS' || word === 'STANDARD' ? tc(`shippingMethods.${word}`) : word;
  const pieces = (lines: { quantity: number }[]) =>
    lines.reduce((sum, line) => sum + line.quantity, 0);
  return (
    <div className="rounded-lg border border-line bg-surface">
      <DataTable
        label={t(`tabs.${queue}`)}
        table={table}
        rows={fulfilments?.edges.map((edge) => edge.node)}
        totalCount={fulfilments?.totalCount}
        pageInfo={fulfilments?.pageInfo}
        isLoading={loading}
        error={error}
        onRetry={() => void refetch()}
        rowId={(row) => row.id}
        rowName={(row) => row.number}
        rowHref={(row) => `/fulfilment/${row.id}`}
        empty={{ title: t(`empty.${queue}`), text: t('emptyText') }}
        filters={[{ id: 'search', label: t('search'), kind: 'search' }]}
        columns={[
          {
            id: 'number',
            header: tc('columns.number'),
            cell: (row) => <span className="whitespace-nowrap">{row.number}</span>,
            text: (row) => row.number,
          },
          {
            id: 'order',
            header: tc('columns.order'),
            cell: (row) => <span className="whitespace-nowrap">{row.orderNumber}</span>,
            text: (row) => row.orderNumber,
          },
          {
            id: 'customer',
            header: tc('columns.customer'),
            cell: (row) => row.organization.name,
            text: (row) => row.organization.name,
          },
          {
            id: 'status',
            header: tc('columns.status'),
            cell: (row) => (
              <>
                <Status status={row.status} />
                {row.waitingReason && (
                  <span className="block text-xs text-muted">{row.waitingReason}</span>
                )}
              </>
            ),
            text: (row) => row.status,
          },
          {
            id: 'items',
            header: t('columns.items'),
            align: 'end',
            cell: (row) => t('pieces', { count: pieces(row.lines) }),
            text: (row) => pieces(row.lines),
          },
          {
            id: 'shipTo',
            header: t('columns.shipTo'),
            cell: (row) =>
              [row.shipTo.name, row.shipTo.city, row.shipTo.region, row.shipTo.country]
                .filter(Boolean)
                .join(', '),
            text: (row) => row.shipTo.name,
          },
          {
            id: 'method',
            header: t('columns.method'),
            cell: (row) => method(row.shippingMethod),
            text: (row) => row.shippingMethod,
          },
          {
            id: 'warehouse',
            header: t('columns.warehouse'),
            cell: (row) => row.warehouse.code,
            text: (row) => row.warehouse.code,
          },
          {
            id: 'created',
            header: tc('columns.created'),
            cell: (row) => <DateTime value={row.createdAt} />,
            text: (row) => row.createdAt,
          },
        ]}
      />
    </div>
  );
}
