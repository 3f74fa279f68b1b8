'use client';

import { useQuery } from '@apollo/client/react';
import { DataTable } from '@mobilytics/ui/data-table';
import { DateTime } from '@mobilytics/ui/date-time';
import { statusOptions } from '@mobilytics/ui/lib/status';
import { Money } from '@mobilytics/ui/money';
import { PageHeader } from '@mobilytics/ui/page';
import { Status } from '@mobilytics/ui/status';
import { TextLink } from '@mobilytics/ui/text-link';
import { useTable } from '@mobilytics/ui/use-table';
import { useLocale, useTranslations } from 'next-intl';
import { graphql } from '#generated/gql.ts';
import type { DisputeState } from '#generated/graphql.ts';
import { usePolling, visibleOnly } from '#lib/use-polling.ts';

const disputesQuery = graphql(`
  query Disputes($first: Int, $after: String, $last: Int, $before: String, $filter: DisputeFilter) {
    disputes(first: $first, after: $after, last: $last, before: $before, filter: $filter) {
      edges {
        node {
          id
          stripeDisputeId
          state
          reason
          evidenceDueAt
          createdAt
          amount {
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

const states: DisputeState[] = [
  'NEEDS_RESPONSE',
  'WARNING_NEEDS_RESPONSE',
  'UNDER_REVIEW',
  'WARNING_UNDER_REVIEW',
  'WON',
  'LOST',
  'WARNING_CLOSED',
  'PREVENTED',
];

/** Payments that customers dispute at their bank, each with the day until when evidence counts. */
export default function DisputesPage() {
  const t = useTranslations('money');
  const tc = useTranslations('common.columns');
  const locale = useLocale();
  const table = useTable({ filterIds: ['state'] });
  const { state } = table.state.filters;
  const query = useQuery(disputesQuery, {
    variables: {
      ...table.connection,
      filter: { state: state ? [state as DisputeState] : undefined },
    },
    ...visibleOnly,
  });
  usePolling(query);
  const { data, previousData, error, loading, refetch } = query;
  const disputes = (data ?? previousData)?.disputes;
  return (
    <>
      <PageHeader title={t('disputes.title')} description={t('disputes.help')} />
      <div className="rounded-lg border border-line bg-surface">
        <DataTable
          label={t('disputes.title')}
          table={table}
          rows={disputes?.edges.map((edge) => edge.node)}
          totalCount={disputes?.totalCount}
          pageInfo={disputes?.pageInfo}
          isLoading={loading}
          error={error}
          onRetry={() => void refetch()}
          rowId={(row) => row.id}
          rowName={(row) => row.stripeDisputeId}
          rowHref={(row) => `/billing/disputes/${row.id}`}
          empty={{ title: t('disputes.empty'), text: t('disputes.emptyText') }}
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
              id: 'amount',
              header: tc('amount'),
              align: 'end',
              cell: (row) => <Money value={row.amount} />,
              text: (row) => `${row.amount.amount} ${row.amount.currency}`,
            },
            {
              id: 'state',
              header: tc('status'),
              cell: (row) => <Status status={row.state} />,
              text: (row) => row.state,
            },
            {
              id: 'reason',
              header: t('words.reason'),
              cell: (row) =>
                t.has(`disputes.reasons.${row.reason}`)
                  ? t(`disputes.reasons.${row.reason}`)
                  : row.reason,
              text: (row) => row.reason,
            },
            {
              id: 'due',
              header: t('disputes.due'),
              cell: (row) => row.evidenceDueAt && <DateTime value={row.evidenceDueAt} />,
              text: (row) => row.evidenceDueAt,
            },
            {
              id: 'order',
              header: tc('order'),
              cell: (row) =>
                row.order && (
                  <TextLink href={`/orders/${row.order.id}`}>{row.order.number}</TextLink>
                ),
              text: (row) => row.order?.number,
            },
            {
              id: 'date',
              header: t('disputes.opened'),
              cell: (row) => <DateTime value={row.createdAt} />,
              text: (row) => row.createdAt,
            },
          ]}
        />
      </div>
    </>
  );
}
