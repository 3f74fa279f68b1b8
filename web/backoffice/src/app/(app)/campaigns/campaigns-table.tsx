'use client';

import { useQuery } from '@apollo/client/react';
import { DataTable } from '@mobilytics/ui/data-table';
import { DateTime } from '@mobilytics/ui/date-time';
import { Status } from '@mobilytics/ui/status';
import { useTable } from '@mobilytics/ui/use-table';
import { useTranslations } from 'next-intl';
import { graphql } from '#generated/gql.ts';
import { usePolling, visibleOnly } from '#lib/use-polling.ts';

const campaignsQuery = graphql(`
  query Campaigns($first: Int, $after: String, $last: Int, $before: String, $filter: CampaignFilter) {
    markets {
      code
      name
    }
    campaigns(first: $first, after: $after, last: $last, before: $before, filter: $filter) {
      edges {
        node {
          id
          name
          advertiser
          createdAt
          market {
            code
            name
          }
          organization {
            id
            name
          }
          lines {
            id
            status
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

export function CampaignsTable() {
  const t = useTranslations('campaigns');
  const tc = useTranslations('common.columns');
  const table = useTable({ filterIds: ['search', 'market'] });
  const { search, market } = table.state.filters;
  const query = useQuery(campaignsQuery, {
    variables: { ...table.connection, filter: { search, marketCode: market } },
    ...visibleOnly,
  });
  usePolling(query);
  const { data, previousData, error, loading, refetch } = query;
  const shown = data ?? previousData;
  return (
    <DataTable
      label={t('all.title')}
      table={table}
      rows={shown?.campaigns.edges.map((edge) => edge.node)}
      totalCount={shown?.campaigns.totalCount}
      pageInfo={shown?.campaigns.pageInfo}
      isLoading={loading}
      error={error}
      onRetry={() => void refetch()}
      rowId={(row) => row.id}
      rowName={(row) => row.name}
      rowHref={(row) => `/campaigns/${row.id}`}
      empty={{ title: t('all.empty'), text: t('all.emptyText') }}
      filters={[
        { id: 'search', label: t('all.search'), kind: 'search' },
        {
          id: 'market',
          label: tc('market'),
          kind: 'select',
          options: (shown?.markets ?? []).map(({ code, name }) => ({ value: code, label: name })),
        },
      ]}
      columns={[
        { id: 'name', header: tc('name'), cell: (row) => row.name, text: (row) => row.name },
        {
          id: 'customer',
          header: tc('customer'),
          cell: (row) => row.organization.name,
          text: (row) => row.organization.name,
        },
        {
          id: 'advertiser',
          header: t('columns.advertiser'),
          cell: (row) => row.advertiser,
          text: (row) => row.advertiser,
        },
        {
          id: 'market',
          header: tc('market'),
          cell: (row) => row.market.name,
          text: (row) => row.market.name,
        },
        {
          id: 'lines',
          header: t('columns.lines'),
          cell: (row) => (
            <span className="flex flex-wrap gap-1">
              {row.lines.map((line) => (
                <Status key={line.id} status={line.status} />
              ))}
            </span>
          ),
          text: (row) => row.lines.map((line) => line.status).join(' '),
        },
        {
          id: 'created',
          header: tc('created'),
          cell: (row) => <DateTime value={row.createdAt} />,
          text: (row) => row.createdAt,
        },
      ]}
    />
  );
}
