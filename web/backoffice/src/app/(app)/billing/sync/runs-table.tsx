'use client';

import { useQuery } from '@apollo/client/react';
import { DataTable } from '@mobilytics/ui/data-table';
import { DateTime } from '@mobilytics/ui/date-time';
import { Section } from '@mobilytics/ui/page';
import { Status } from '@mobilytics/ui/status';
import { useTable } from '@mobilytics/ui/use-table';
import { useTranslations } from 'next-intl';
import { usePolling, visibleOnly } from '#lib/use-polling.ts';
import { RunActions } from './run-actions.tsx';
import { type ListedRun, runsQuery } from './sync-query.ts';

const openOf = ({ drift }: ListedRun) => drift.reduce((sum, { open }) => sum + open, 0);

/** Comparisons of the whole mirror with Stripe, newest first. */
export function RunsTable({ isRunning }: { isRunning: boolean }) {
  const t = useTranslations('sync');
  const table = useTable({ filterIds: [], prefix: 'runs-' });
  const query = useQuery(runsQuery, { variables: { ...table.connection }, ...visibleOnly });
  usePolling(query, isRunning);
  const { data, previousData, error, loading, refetch } = query;
  const runs = (data ?? previousData)?.reconcileRuns;
  return (
    <Section title={t('runs.title')} isFlush>
      <DataTable
        label={t('runs.title')}
        table={table}
        rows={runs?.edges.map((edge) => edge.node)}
        totalCount={runs?.totalCount}
        pageInfo={runs?.pageInfo}
        isLoading={loading}
        error={error}
        onRetry={() => void refetch()}
        rowId={(run) => run.id}
        rowHref={(run) => `/billing/sync/runs/${run.id}`}
        empty={{ title: t('runs.empty'), text: t('runs.emptyText') }}
        columns={[
          {
            id: 'started',
            header: t('runs.started'),
            cell: (run) => <DateTime value={run.startedAt} />,
            text: (run) => run.startedAt,
          },
          {
            id: 'kind',
            header: t('runs.kind'),
            cell: (run) => t(`kinds.${run.kind}`),
            text: (run) => run.kind,
          },
          {
            id: 'state',
            header: t('runs.state'),
            cell: (run) => <Status status={run.state} />,
            text: (run) => run.state,
          },
          {
            id: 'progress',
            header: t('runs.progress'),
            align: 'end',
            cell: (run) => (
              <span className="figures whitespace-nowrap">
                {`${run.typesDone} / ${run.typesTotal}`}
              </span>
            ),
            text: (run) => run.typesDone,
          },
          {
            id: 'found',
            header: t('runs.found'),
            align: 'end',
            cell: (run) => <span className="figures">{openOf(run)}</span>,
            text: openOf,
          },
          {
            id: 'askedBy',
            header: t('runs.askedBy'),
            cell: (run) => run.askedBy ?? '—',
            text: (run) => run.askedBy,
          },
          {
            id: 'actions',
            header: '',
            cell: (run) => (
              <div className="flex gap-2">
                <RunActions run={run} size="small" />
              </div>
            ),
          },
        ]}
      />
    </Section>
  );
}
