'use client';

import { useQuery } from '@apollo/client/react';
import { LinkButton } from '@mobilytics/ui/button';
import { DataTable } from '@mobilytics/ui/data-table';
import { DateTime } from '@mobilytics/ui/date-time';
import { PageHeader, Section } from '@mobilytics/ui/page';
import { Status } from '@mobilytics/ui/status';
import { useTable } from '@mobilytics/ui/use-table';
import { useTranslations } from 'next-intl';
import { graphql } from '#generated/gql.ts';
import { usePolling, visibleOnly } from '#lib/use-polling.ts';

const runsQuery = graphql(`
  query BulkRuns($first: Int, $after: String, $last: Int, $before: String) {
    bulkRuns(first: $first, after: $after, last: $last, before: $before) {
      edges {
        node {
          id
          status
          startedBy
          createdAt
          counts {
            total
            bought
            failed
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

export default function BulkLabelsPage() {
  const t = useTranslations('bulkLabels');
  const tc = useTranslations('common.columns');
  const table = useTable({ filterIds: [] });
  const query = useQuery(runsQuery, { variables: table.connection, ...visibleOnly });
  const { data, previousData, error, loading, refetch } = query;
  const runs = (data ?? previousData)?.bulkRuns;
  usePolling(
    query,
    runs?.edges.some(({ node }) => node.status === 'RUNNING'),
  );
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('new.description')}
        actions={
          <LinkButton kind="primary" href="/bulk-labels/new">
            {t('new.action')}
          </LinkButton>
        }
      />
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
          rowHref={(run) => `/bulk-labels/${run.id}`}
          empty={{ title: t('runs.empty'), text: t('runs.emptyText') }}
          columns={[
            {
              id: 'created',
              header: t('run.started'),
              cell: (run) => <DateTime value={run.createdAt} style="absolute" />,
              text: (run) => run.createdAt,
            },
            {
              id: 'status',
              header: tc('status'),
              cell: (run) => <Status status={run.status} />,
              text: (run) => run.status,
            },
            {
              id: 'progress',
              header: t('runs.progress'),
              align: 'end',
              cell: ({ counts }) => (
                <span className="figures">{`${counts.bought} / ${counts.total}`}</span>
              ),
              text: ({ counts }) => counts.bought,
            },
            {
              id: 'failed',
              header: t('run.counts.failed'),
              align: 'end',
              cell: ({ counts }) => (
                <span className="figures">{t('runs.failed', { count: counts.failed })}</span>
              ),
              text: ({ counts }) => counts.failed,
            },
            {
              id: 'startedBy',
              header: t('runs.startedBy'),
              cell: (run) => run.startedBy ?? '—',
              text: (run) => run.startedBy ?? '',
            },
          ]}
        />
      </Section>
    </>
  );
}
