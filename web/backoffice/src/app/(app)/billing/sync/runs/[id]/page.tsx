'use client';

import { useQuery } from '@apollo/client/react';
import { Banner } from '@mobilytics/ui/banner';
import { DescriptionList } from '@mobilytics/ui/description-list';
import { fact, momentFact } from '@mobilytics/ui/fact';
import { formatDateTime } from '@mobilytics/ui/lib/format';
import { PageHeader, Section } from '@mobilytics/ui/page';
import { Progress } from '@mobilytics/ui/progress';
import { Status } from '@mobilytics/ui/status';
import { TextLink } from '@mobilytics/ui/text-link';
import { useUi } from '@mobilytics/ui/ui-context';
import { useParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { usePolling, visibleOnly } from '#lib/use-polling.ts';
import { ObjectState, PartMissing } from '#parts/object-state.tsx';
import { RunActions } from '../../run-actions.tsx';
import { type Run, runQuery } from '../../sync-query.ts';
import { RunCounts } from './run-counts.tsx';

export default function ReconcileRunPage() {
  const { id } = useParams<{ id: string }>();
  const t = useTranslations('sync');
  const { locale } = useUi();
  const query = useQuery(runQuery, { variables: { id }, ...visibleOnly });
  const { data, error, refetch } = query;
  const run = data?.reconcileRun;
  usePolling(query, run?.state === 'RUNNING');
  if (!run) {
    return (
      <ObjectState
        list={{ label: t('title'), href: '/billing/sync' }}
        isMissing={data?.reconcileRun === null}
        error={error}
        onRetry={() => void refetch()}
      />
    );
  }
  return (
    <>
      <PageHeader
        title={t('run.title', { date: formatDateTime(new Date(run.startedAt), locale) })}
        crumbs={[{ label: t('title'), href: '/billing/sync' }]}
        id={run.id}
        meta={<Status status={run.state} />}
        actions={<RunActions run={run} />}
      />
      <PartMissing error={error} onRetry={() => void refetch()} />
      {run.error && (
        <div className="mb-5">
          <Banner tone="warning" title={t('run.error')}>
            {run.error}
          </Banner>
        </div>
      )}
      <div className="grid grid-cols-1 items-start gap-x-6 lg:grid-cols-2">
        <Section title={t('run.progress')}>
          <Progress label={t('run.progress')} done={run.typesDone} total={run.typesTotal} />
          <div className="mt-5">
            <RunFacts run={run} />
          </div>
        </Section>
        <RunDrift run={run} />
      </div>
      <RunCounts counts={run.counts} />
    </>
  );
}

function RunFacts({ run }: { run: Run }) {
  const t = useTranslations('sync');
  return (
    <DescriptionList
      items={[
        { term: t('runs.kind'), value: t(`kinds.${run.kind}`) },
        ...fact(t('runs.askedBy'), run.askedBy),
        ...(run.state === 'RUNNING' ? fact(t('run.current'), run.currentType) : []),
        ...momentFact(t('runs.started'), run.startedAt),
        ...momentFact(t('runs.finished'), run.finishedAt),
      ]}
    />
  );
}

function RunDrift({ run }: { run: Run }) {
  const t = useTranslations('sync');
  return (
    <Section title={t('run.differences')}>
      {run.drift.length === 0 ? (
        <p className="text-sm text-muted">{t('run.noDifferences')}</p>
      ) : (
        <DescriptionList
          items={run.drift.map(({ category, open, closed }) => ({
            term: t(`categories.${category}`),
            value: (
              <span className="flex gap-4">
                <TextLink
                  href={`/billing/sync/differences?run=${run.id}&category=${category}&state=OPEN`}
                >
                  {t('run.open', { count: open })}
                </TextLink>
                <span className="text-muted">{t('run.closed', { count: closed })}</span>
              </span>
            ),
          }))}
        />
      )}
    </Section>
  );
}
