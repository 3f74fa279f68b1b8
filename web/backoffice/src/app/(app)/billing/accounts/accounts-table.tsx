'use client';

import { useQuery } from '@apollo/client/react';
import { DataTable } from '@mobilytics/ui/data-table';
import { DateTime } from '@mobilytics/ui/date-time';
import { Badge, Status } from '@mobilytics/ui/status';
import { useTable } from '@mobilytics/ui/use-table';
import { useTranslations } from 'next-intl';
import { graphql } from '#generated/gql.ts';
import { usePolling, visibleOnly } from '#lib/use-polling.ts';
import { Sums, sumsText } from '#parts/sums.tsx';

const accountsQuery = graphql(`
  query FinanceAccounts(
    $first: Int
    $after: String
    $last: Int
    $before: String
    $filter: BillingAccountFilter
  ) {
    billingAccounts(first: $first, after: $after, last: $last, before: $before, filter: $filter) {
      edges {
        node {
          id
          name
          stripeCustomerId
          overdueSince
          openDrifts
          openRequests
          openDisputes
          asOf
          organization {
            id
          }
          due {
            amount
            currency
          }
          overdue {
            amount
            currency
          }
          plans {
            state
            count
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

export function AccountsTable() {
  const t = useTranslations('money.accounts');
  const tc = useTranslations('common.columns');
  const table = useTable({ filterIds: ['search', 'only'] });
  const { search, only } = table.state.filters;
  const query = useQuery(accountsQuery, {
    variables: {
      ...table.connection,
      filter: {
        search,
        isOverdue: only === 'overdue' ? true : undefined,
        hasDrift: only === 'drift' ? true : undefined,
      },
    },
    ...visibleOnly,
  });
  usePolling(query);
  const { data, previousData, error, loading, refetch } = query;
  const accounts = (data ?? previousData)?.billingAccounts;
  return (
    <div className="rounded-lg border border-line bg-surface">
      <DataTable
        label={t('title')}
        table={table}
        rows={accounts?.edges.map((edge) => edge.node)}
        totalCount={accounts?.totalCount}
        pageInfo={accounts?.pageInfo}
        isLoading={loading}
        error={error}
        onRetry={() => void refetch()}
        rowId={(row) => row.id}
        rowName={(row) => row.name}
        rowHref={(row) => `/billing/accounts/${row.organization.id}`}
        empty={{ title: t('empty'), text: t('emptyText') }}
        filters={[
          { id: 'search', label: t('search'), kind: 'search' },
          {
            id: 'only',
            label: t('only'),
            kind: 'select',
            options: [
              { value: 'overdue', label: t('withOverdue') },
              { value: 'drift', label: t('withDrift') },
            ],
          },
        ]}
        columns={[
          {
            id: 'name',
            header: tc('customer'),
            cell: (row) => row.name,
            text: (row) => row.name,
          },
          {
            id: 'due',
            header: t('due'),
            align: 'end',
            cell: (row) => <Sums sums={row.due} />,
            text: (row) => sumsText(row.due),
          },
          {
            id: 'overdue',
            header: t('overdue'),
            align: 'end',
            cell: (row) => <Sums sums={row.overdue} />,
            text: (row) => sumsText(row.overdue),
          },
          {
            id: 'since',
            header: t('overdueSince'),
            cell: (row) => row.overdueSince && <DateTime value={row.overdueSince} />,
            text: (row) => row.overdueSince,
          },
          {
            id: 'plans',
            header: t('plans'),
            cell: ({ plans }) =>
              plans.map(({ state, count }) => (
                <span key={state} className="mr-2 inline-flex items-center gap-1 whitespace-nowrap">
                  {count} <Status status={state} />
                </span>
              )),
            text: ({ plans }) => plans.map(({ state, count }) => `${count} ${state}`).join(', '),
          },
          {
            id: 'attention',
            header: t('attention'),
            cell: ({ openDrifts, openRequests, openDisputes }) =>
              openDrifts + openRequests + openDisputes > 0 && (
                <span className="inline-flex flex-wrap gap-1">
                  {openDrifts > 0 && (
                    <Badge tone="danger" shape="triangle">
                      {t('drifts', { count: openDrifts })}
                    </Badge>
                  )}
                  {openDisputes > 0 && (
                    <Badge tone="danger" shape="triangle">
                      {t('disputes', { count: openDisputes })}
                    </Badge>
                  )}
                  {openRequests > 0 && (
                    <Badge tone="info" shape="ring">
                      {t('requests', { count: openRequests })}
                    </Badge>
                  )}
                </span>
              ),
            text: ({ openDrifts, openRequests, openDisputes }) =>
              `${openDrifts} / ${openDisputes} / ${openRequests}`,
          },
          {
            id: 'asOf',
            header: t('asOf'),
            cell: (row) => (row.asOf ? <DateTime value={row.asOf} /> : t('never')),
            text: (row) => row.asOf,
          },
        ]}
      />
    </div>
  );
}
