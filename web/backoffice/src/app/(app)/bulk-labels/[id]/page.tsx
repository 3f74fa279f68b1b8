'use client';

import { useQuery } from '@apollo/client/react';
import { Banner } from '@mobilytics/ui/banner';
import { DateTime } from '@mobilytics/ui/date-time';
import { DescriptionList } from '@mobilytics/ui/description-list';
import { formatDateTime } from '@mobilytics/ui/lib/format';
import { Money } from '@mobilytics/ui/money';
import { PageHeader, Section } from '@mobilytics/ui/page';
import { Progress } from '@mobilytics/ui/progress';
import { Status } from '@mobilytics/ui/status';
import { useUi } from '@mobilytics/ui/ui-context';
import { useParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { usePolling, visibleOnly } from '#lib/use-polling.ts';
import { ObjectState, PartMissing } from '#parts/object-state.tsx';
import { PrintPapers } from '#parts/print-papers.tsx';
import { RunActions } from './run-actions.tsx';
import { RunItems } from './run-items.tsx';
import { type BulkRun, runQuery } from './run-query.ts';

const states = ['queued', 'rated', 'bought', 'failed', 'skipped'] as const;

export default function BulkRunPage() {
  const { id } = useParams<{ id: string }>();
  const t = useTranslations('bulkLabels');
  const query = useQuery(runQuery, { variables: { id }, ...visibleOnly });
  const { data, error, refetch } = query;
  const run = data?.bulkRun;
  usePolling(query, run?.status === 'RUNNING' || (run?.counts.rated ?? 0) > 0);
  if (!run) {
    return (
      <ObjectState
        list={{ label: t('title'), href: '/bulk-labels' }}
        isMissing={data?.bulkRun === null}
        error={error}
        onRetry={() => void refetch()}
      />
    );
  }
  return <Run run={run} error={error} onRetry={() => void refetch()} />;
}

function Run({
  run,
  error,
  onRetry,
}: {
  run: BulkRun;
  error: Error | undefined;
  onRetry: () => void;
}) {
  const t = useTranslations('bulkLabels');
  const { locale } = useUi();
  const { counts, status } = run;
  return (
    <>
      <PageHeader
        title={t('run.title', { date: formatDateTime(new Date(run.createdAt), locale) })}
        crumbs={[{ label: t('title'), href: '/bulk-labels' }]}
        id={run.id}
        meta={<Status status={status} />}
        actions={<RunActions run={run} />}
      />
      <PartMissing error={error} onRetry={onRetry} />
      {status === 'RUNNING' && (
        <div className="mb-5">
          <Banner>{t('run.working')}</Banner>
        </div>
      )}
      {status === 'PAUSED' && (
        <div className="mb-5">
          <Banner tone="warning">{t('run.paused')}</Banner>
        </div>
      )}
      <div className="grid items-start gap-x-6 lg:grid-cols-2">
        <Section title={t('runs.progress')}>
          <Progress label={t('run.progress')} done={counts.bought} total={counts.total} />
          <div className="mt-5">
            <DescriptionList
              items={[
                ...states.map((state) => ({
                  term: t(`run.counts.${state}`),
                  value: <span className="figures">{counts[state]}</span>,
                })),
                ...(run.cost.length === 0
                  ? []
                  : [
                      {
                        term: t('run.cost'),
                        // From several countries, in several currencies.
                        value: run.cost.map((sum) => (
                          <span key={sum.currency} className="block">
                            <Money value={sum} />
                          </span>
                        )),
                      },
                    ]),
                ...(run.startedBy ? [{ term: t('runs.startedBy'), value: run.startedBy }] : []),
                ...(run.finishedAt
                  ? [{ term: t('run.finished'), value: <DateTime value={run.finishedAt} /> }]
                  : []),
              ]}
            />
          </div>
        </Section>
        {counts.bought > 0 && (
          <Section title={t('run.print')}>
            <PrintPapers of={{ bulkRunId: run.id }} />
          </Section>
        )}
      </div>
      <RunItems run={run} />
    </>
  );
}
