'use client';

import { useQuery } from '@apollo/client/react';
import { DataTable } from '@mobilytics/ui/data-table';
import { statusOptions } from '@mobilytics/ui/lib/status';
import { PageHeader } from '@mobilytics/ui/page';
import { useTable } from '@mobilytics/ui/use-table';
import { useLocale, useTranslations } from 'next-intl';
import type { StripeIntentState } from '#generated/graphql.ts';
import { usePolling, visibleOnly } from '#lib/use-polling.ts';
import { useIntentColumns } from './intent-columns.tsx';
import { intentsQuery } from './intents-query.ts';

/** What was to be done at Stripe, decided last first. */
export default function StripeIntentsPage() {
  const t = useTranslations('sync.intents');
  const locale = useLocale();
  const table = useTable({ filterIds: ['search', 'state', 'kind'] });
  const { search, state, kind } = table.state.filters;
  const query = useQuery(intentsQuery, {
    variables: {
      ...table.connection,
      filter: { search, kind, state: state as StripeIntentState | undefined },
    },
    ...visibleOnly,
  });
  usePolling(query);
  const { data, previousData, error, loading, refetch } = query;
  const intents = (data ?? previousData)?.stripeIntents;
  const columns = useIntentColumns();
  return (
    <>
      <PageHeader title={t('title')} />
      <div className="rounded-lg border border-line bg-surface">
        <DataTable
          label={t('title')}
          table={table}
          rows={intents?.edges.map((edge) => edge.node)}
          totalCount={intents?.totalCount}
          pageInfo={intents?.pageInfo}
          isLoading={loading}
          error={error}
          onRetry={() => void refetch()}
          rowId={(row) => row.id}
          empty={{ title: t('empty'), text: t('emptyText') }}
          filters={[
            { id: 'search', label: t('search'), kind: 'search' },
            { id: 'kind', label: t('kind'), kind: 'search' },
            {
              id: 'state',
              label: t('state'),
              kind: 'select',
              options: statusOptions(['PENDING', 'DONE', 'REFUSED'], locale),
            },
          ]}
          columns={columns}
        />
      </div>
    </>
  );
}
