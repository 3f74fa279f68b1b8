'use client';

import { CopyId } from '@mobilytics/ui/copy-id';
import { DataTable } from '@mobilytics/ui/data-table';
import { DateTime } from '@mobilytics/ui/date-time';
import { Section } from '@mobilytics/ui/page';
import { TextLink } from '@mobilytics/ui/text-link';
import { useTable } from '@mobilytics/ui/use-table';
import { useTranslations } from 'next-intl';
import { pageOfId } from '#lib/page-of-id.ts';
import { useLiveQuery } from '#lib/use-live-query.ts';
import { auditQuery } from './team-queries.ts';

/** Who did what: the whole record, newest first. */
export function AuditTable() {
  const t = useTranslations('team');
  const table = useTable({ filterIds: ['target'], prefix: 'a' });
  const { target } = table.state.filters;
  const { data, error, isLoading, retry } = useLiveQuery(auditQuery, {
    variables: { ...table.connection, filter: target ? { targetId: target } : null },
  });
  return (
    <Section title={t('audit')} description={t('auditText')} isFlush>
      <DataTable
        label={t('audit')}
        table={table}
        rows={data?.auditEntries.edges.map((edge) => edge.node)}
        totalCount={data?.auditEntries.totalCount}
        pageInfo={data?.auditEntries.pageInfo}
        isLoading={isLoading}
        error={error}
        onRetry={retry}
        rowId={(entry) => entry.id}
        empty={{ title: t('auditEmpty') }}
        filters={[{ id: 'target', label: t('auditSearch'), kind: 'search' }]}
        columns={[
          {
            id: 'when',
            header: t('when'),
            cell: (entry) => <DateTime value={entry.occurredAt} style="absolute" />,
            text: (entry) => entry.occurredAt,
          },
          {
            id: 'who',
            header: t('who'),
            cell: (entry) =>
              entry.impersonatorId
                ? t('staffFor', { name: entry.actorName ?? entry.actorId })
                : (entry.actorName ?? entry.actorId),
            text: (entry) => entry.actorName ?? entry.actorId,
          },
          {
            id: 'what',
            header: t('what'),
            cell: (entry) => <code className="font-mono text-xs">{entry.action}</code>,
            text: (entry) => entry.action,
          },
          {
            id: 'target',
            header: t('target'),
            cell: (entry) => {
              const href = pageOfId(entry.targetId);
              return href ? (
                <TextLink href={href} className="font-mono text-xs">
                  {entry.targetId}
                </TextLink>
              ) : (
                <CopyId id={entry.targetId} />
              );
            },
            text: (entry) => entry.targetId,
          },
        ]}
      />
    </Section>
  );
}
