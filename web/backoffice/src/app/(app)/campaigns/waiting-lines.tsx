'use client';

import { useMutation, useQuery } from '@apollo/client/react';
import { idempotent } from '@mobilytics/graph-client/client';
import { userProblems } from '@mobilytics/graph-client/failure';
import { DataTable } from '@mobilytics/ui/data-table';
import { CalendarDay, DateTime } from '@mobilytics/ui/date-time';
import { Money } from '@mobilytics/ui/money';
import { useTable } from '@mobilytics/ui/use-table';
import { useTranslations } from 'next-intl';
import { graphql } from '#generated/gql.ts';
import { useMay } from '#layout/viewer.tsx';
import { usePolling, visibleOnly } from '#lib/use-polling.ts';
import { LineActions } from '#parts/line-actions.tsx';
import { approveLineMutation } from '#parts/line-mutations.ts';

const waitingQuery = graphql(`
  query WaitingLines($first: Int, $after: String, $last: Int, $before: String) {
    lines(
      first: $first
      after: $after
      last: $last
      before: $before
      filter: { status: [PENDING_BOOKING] }
    ) {
      edges {
        node {
          id
          name
          status
          version
          startDate
          endDate
          placement
          bookedAt
          allowedActions
          price {
            amount
            currency
          }
          vehicles {
            id
          }
          campaign {
            id
            name
            advertiser
            organization {
              id
              name
            }
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

/** What customers want on the road and nobody has answered yet. */
export function WaitingLines() {
  const t = useTranslations('campaigns');
  const tc = useTranslations('common.columns');
  const table = useTable({ filterIds: [], prefix: 'waiting-', pageSize: 10 });
  const [approve] = useMutation(approveLineMutation);
  const mayApprove = useMay('staff:campaigns');
  const query = useQuery(waitingQuery, { variables: table.connection, ...visibleOnly });
  usePolling(query);
  const { data, previousData, error, loading, refetch } = query;
  const lines = (data ?? previousData)?.lines;
  return (
    <DataTable
      label={t('waiting.title')}
      table={table}
      rows={lines?.edges.map((edge) => edge.node)}
      totalCount={lines?.totalCount}
      pageInfo={lines?.pageInfo}
      isLoading={loading}
      error={error}
      onRetry={() => void refetch()}
      rowId={(line) => line.id}
      rowName={(line) => line.name}
      rowHref={(line) => `/lines/${line.id}`}
      empty={{ title: t('waiting.empty'), text: t('waiting.emptyText') }}
      bulkActions={
        mayApprove
          ? [
              {
                id: 'approve',
                label: t('approve.bulk'),
                preview: (rows) => t('approve.preview', { count: rows.length }),
                rowName: (line) => line.name,
                run: async ({ id, version }) => {
                  const result = await approve({
                    variables: { input: { id, version } },
                    context: idempotent(crypto.randomUUID()),
                  });
                  return userProblems(result.data?.approveLine)[0]?.message;
                },
                onDone: () => void refetch(),
              },
            ]
          : []
      }
      columns={[
        {
          id: 'name',
          header: t('columns.line'),
          cell: (line) => line.name,
          text: (line) => line.name,
        },
        {
          id: 'campaign',
          header: t('columns.campaign'),
          cell: (line) => line.campaign.name,
          text: (line) => line.campaign.name,
        },
        {
          id: 'customer',
          header: tc('customer'),
          cell: (line) => line.campaign.organization.name,
          text: (line) => line.campaign.organization.name,
        },
        {
          id: 'dates',
          header: t('columns.dates'),
          cell: (line) => (
            <span className="whitespace-nowrap">
              <CalendarDay value={line.startDate} /> – <CalendarDay value={line.endDate} />
            </span>
          ),
          text: (line) => `${line.startDate}/${line.endDate}`,
        },
        {
          id: 'placement',
          header: t('columns.placement'),
          cell: (line) => t(`placements.${line.placement}`),
          text: (line) => line.placement,
        },
        {
          id: 'vehicles',
          header: t('columns.vehicles'),
          align: 'end',
          cell: (line) => line.vehicles.length,
          text: (line) => line.vehicles.length,
        },
        {
          id: 'price',
          header: t('columns.price'),
          align: 'end',
          cell: (line) => (line.price ? <Money value={line.price} /> : t('noPrice')),
          text: (line) => line.price && `${line.price.amount} ${line.price.currency}`,
        },
        {
          id: 'booked',
          header: t('columns.booked'),
          cell: (line) => line.bookedAt && <DateTime value={line.bookedAt} />,
          text: (line) => line.bookedAt,
        },
        {
          id: 'actions',
          header: tc('actions'),
          cell: (line) => <LineActions line={line} size="small" onChanged={() => void refetch()} />,
        },
      ]}
    />
  );
}
