'use client';

import { useMutation, useQuery } from '@apollo/client/react';
import { idempotent } from '@mobilytics/graph-client/client';
import { userProblems } from '@mobilytics/graph-client/failure';
import { DataTable } from '@mobilytics/ui/data-table';
import { PageHeader } from '@mobilytics/ui/page';
import { useTable } from '@mobilytics/ui/use-table';
import { useTranslations } from 'next-intl';
import type { DriftCategory, DriftState } from '#generated/graphql.ts';
import { usePolling, visibleOnly } from '#lib/use-polling.ts';
import { useDriftColumns } from './drift-columns.tsx';
import { useDriftFilters } from './drift-filters.ts';
import { driftsQuery, type ListedDrift, takeMutation } from './drift-query.ts';

const nameOf = ({ objectType, objectId }: ListedDrift) => `${objectType} ${objectId}`;

/** What differs between Stripe and the mirror, found last first. */
export default function DifferencesPage() {
  const t = useTranslations('sync');
  const table = useTable({
    filterIds: ['search', 'category', 'state', 'type', 'organization', 'run'],
  });
  const { search, category, state, type, organization, run } = table.state.filters;
  const query = useQuery(driftsQuery, {
    variables: {
      ...table.connection,
      filter: {
        ...{ search, objectType: type, organizationId: organization, runId: run },
        category: category ? [category as DriftCategory] : undefined,
        state: state as DriftState | undefined,
      },
    },
    ...visibleOnly,
  });
  usePolling(query);
  const { data, previousData, error, loading, refetch } = query;
  const found = (data ?? previousData)?.drifts;
  const [take] = useMutation(takeMutation);
  const columns = useDriftColumns();
  const filters = useDriftFilters();
  return (
    <>
      <PageHeader title={t('drift.title')} />
      <div className="rounded-lg border border-line bg-surface">
        <DataTable
          label={t('drift.title')}
          table={table}
          rows={found?.edges.map((edge) => edge.node)}
          totalCount={found?.totalCount}
          pageInfo={found?.pageInfo}
          isLoading={loading}
          error={error}
          onRetry={() => void refetch()}
          rowId={(row) => row.id}
          rowName={nameOf}
          rowHref={(row) => `/billing/sync/differences/${row.id}`}
          empty={{ title: t('drift.empty'), text: t('drift.emptyText') }}
          filters={filters}
          columns={columns}
          bulkActions={[
            {
              id: 'take',
              label: t('drift.take'),
              preview: (chosen) => t('drift.takePreview', { count: chosen.length }),
              rowName: nameOf,
              run: async ({ id }) => {
                const result = await take({
                  variables: { input: { id } },
                  context: idempotent(crypto.randomUUID()),
                });
                return userProblems(result.data?.takeStripes)[0]?.message;
              },
              onDone: () => void refetch(),
            },
          ]}
        />
      </div>
    </>
  );
}
