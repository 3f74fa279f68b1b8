'use client';

import { useQuery } from '@apollo/client/react';
import { CopyId } from '@mobilytics/ui/copy-id';
import { DataTable } from '@mobilytics/ui/data-table';
import { DateTime } from '@mobilytics/ui/date-time';
import { statusOptions } from '@mobilytics/ui/lib/status';
import { Status } from '@mobilytics/ui/status';
import { useTable } from '@mobilytics/ui/use-table';
import { useLocale, useTranslations } from 'next-intl';
import { graphql } from '#generated/gql.ts';
import type { DeviceStatus } from '#generated/graphql.ts';
import { usePolling, visibleOnly } from '#lib/use-polling.ts';

const devicesQuery = graphql(`
  query Devices($first: Int, $after: String, $last: Int, $before: String, $filter: DeviceFilter) {
    devices(first: $first, after: $after, last: $last, before: $before, filter: $filter) {
      edges {
        node {
          id
          serial
          imei
          sku
          status
          lastPingAt
          organization {
            id
            name
          }
          vehicle {
            id
            name
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

const states: DeviceStatus[] = [
  'IN_STOCK',
  'RESERVED',
  'SHIPPED',
  'DELIVERED',
  'IN_USE',
  'RETURNING',
  'IN_REPAIR',
  'RETIRED',
  'LOST',
];

export function DevicesTable() {
  const t = useTranslations('devices');
  const tc = useTranslations('common.columns');
  const locale = useLocale();
  const table = useTable({ filterIds: ['search', 'status'] });
  const { search, status } = table.state.filters;
  const query = useQuery(devicesQuery, {
    variables: {
      ...table.connection,
      filter: { search, status: status ? [status as DeviceStatus] : undefined },
    },
    // The list is logistics'; what campaigns and analytics add may be missing for a moment.
    errorPolicy: 'all',
    ...visibleOnly,
  });
  usePolling(query);
  const { data, previousData, error, loading, refetch } = query;
  const devices = (data ?? previousData)?.devices;
  return (
    <div className="rounded-lg border border-line bg-surface">
      <DataTable
        label={t('all')}
        table={table}
        rows={devices?.edges.map((edge) => edge.node)}
        totalCount={devices?.totalCount}
        pageInfo={devices?.pageInfo}
        isLoading={loading}
        error={error}
        onRetry={() => void refetch()}
        rowId={(row) => row.id}
        rowName={(row) => row.serial}
        rowHref={(row) => `/devices/${row.id}`}
        empty={{ title: t('empty'), text: t('emptyText') }}
        filters={[
          { id: 'search', label: t('search'), kind: 'search' },
          {
            id: 'status',
            label: tc('status'),
            kind: 'select',
            options: statusOptions(states, locale),
          },
        ]}
        columns={[
          {
            id: 'serial',
            header: tc('serial'),
            cell: (row) => <span className="font-mono text-xs">{row.serial}</span>,
            text: (row) => row.serial,
          },
          {
            id: 'imei',
            header: t('columns.imei'),
            cell: (row) => <CopyId id={row.imei} />,
            text: (row) => row.imei,
          },
          { id: 'sku', header: tc('sku'), cell: (row) => row.sku, text: (row) => row.sku },
          {
            id: 'status',
            header: tc('status'),
            cell: (row) => <Status status={row.status} />,
            text: (row) => row.status,
          },
          {
            id: 'customer',
            header: tc('customer'),
            cell: (row) =>
              row.organization?.name ?? <span className="text-muted">{t('ours')}</span>,
            text: (row) => row.organization?.name,
          },
          {
            id: 'vehicle',
            header: tc('vehicle'),
            cell: (row) => row.vehicle?.name,
            text: (row) => row.vehicle?.name,
          },
          {
            id: 'ping',
            header: t('columns.lastPing'),
            cell: (row) =>
              row.lastPingAt ? (
                <DateTime value={row.lastPingAt} />
              ) : (
                <span className="text-muted">{t('never')}</span>
              ),
            text: (row) => row.lastPingAt,
          },
        ]}
      />
    </div>
  );
}
