'use client';

import { useMutation, useQuery } from '@apollo/client/react';
import { idempotent } from '@mobilytics/graph-client/client';
import { userProblems } from '@mobilytics/graph-client/failure';
import { DataTable } from '@mobilytics/ui/data-table';
import { statusOptions } from '@mobilytics/ui/lib/status';
import { PageHeader } from '@mobilytics/ui/page';
import { useTable } from '@mobilytics/ui/use-table';
import { useLocale, useTranslations } from 'next-intl';
import type { StripeEventOutcome, StripeEventState } from '#generated/graphql.ts';
import { usePolling, visibleOnly } from '#lib/use-polling.ts';
import { useEventColumns } from './event-columns.tsx';
import { eventsQuery, retryMutation } from './events-query.ts';

const outcomes: StripeEventOutcome[] = ['APPLIED', 'NO_OBJECT', 'NOT_MIRRORED', 'UNKNOWN_CUSTOMER'];

/** Everything that Stripe told, received last first. */
export default function StripeEventsPage() {
  const t = useTranslations('sync');
  const locale = useLocale();
  const table = useTable({ filterIds: ['search', 'type', 'state', 'outcome'] });
  const { search, type, state, outcome } = table.state.filters;
  const query = useQuery(eventsQuery, {
    variables: {
      ...table.connection,
      filter: {
        ...{ search, type },
        state: state as StripeEventState | undefined,
        outcome: outcome as StripeEventOutcome | undefined,
      },
    },
    ...visibleOnly,
  });
  usePolling(query);
  const { data, previousData, error, loading, refetch } = query;
  const events = (data ?? previousData)?.stripeEvents;
  const [retry] = useMutation(retryMutation);
  const columns = useEventColumns();
  return (
    <>
      <PageHeader title={t('events.title')} />
      <div className="rounded-lg border border-line bg-surface">
        <DataTable
          label={t('events.title')}
          table={table}
          rows={events?.edges.map((edge) => edge.node)}
          totalCount={events?.totalCount}
          pageInfo={events?.pageInfo}
          isLoading={loading}
          error={error}
          onRetry={() => void refetch()}
          rowId={(row) => row.id}
          rowName={(row) => `${row.type} ${row.id}`}
          empty={{ title: t('events.empty'), text: t('events.emptyText') }}
          filters={[
            { id: 'search', label: t('events.search'), kind: 'search' },
            { id: 'type', label: t('events.typeFilter'), kind: 'search' },
            {
              id: 'state',
              label: t('events.state'),
              kind: 'select',
              options: statusOptions(['PENDING', 'APPLIED', 'FAILED'], locale),
            },
            {
              id: 'outcome',
              label: t('events.outcome'),
              kind: 'select',
              options: outcomes.map((value) => ({ value, label: t(`outcomes.${value}`) })),
            },
          ]}
          columns={columns}
          bulkActions={[
            {
              id: 'retry',
              label: t('events.retry'),
              preview: (chosen) => t('events.retryPreview', { count: chosen.length }),
              rowName: (row) => `${row.type} ${row.id}`,
              run: async ({ id }) => {
                const result = await retry({
                  variables: { input: { id } },
                  context: idempotent(crypto.randomUUID()),
                });
                return userProblems(result.data?.retryStripeEvent)[0]?.message;
              },
              onDone: () => void refetch(),
            },
          ]}
        />
      </div>
    </>
  );
}
