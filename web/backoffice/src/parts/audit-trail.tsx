'use client';

import { useQuery } from '@apollo/client/react';
import { ErrorState } from '@mobilytics/ui/error-state';
import { SkeletonText } from '@mobilytics/ui/skeleton';
import { Timeline } from '@mobilytics/ui/timeline';
import { useTranslations } from 'next-intl';
import { graphql } from '#generated/gql.ts';
import { usePolling, visibleOnly } from '#lib/use-polling.ts';
import { AuditChange } from './audit-change.tsx';

const auditTrailQuery = graphql(`
  query AuditTrail($targetId: ID!) {
    auditEntries(first: 50, filter: { targetId: $targetId }) {
      edges {
        node {
          id
          occurredAt
          action
          actorId
          actorName
          impersonatorId
          before
          after
        }
      }
      totalCount
    }
  }
`);

/** Who changed an object, when and how, newest first. */
export function AuditTrail({ targetId }: { targetId: string }) {
  const t = useTranslations('common.audit');
  const query = useQuery(auditTrailQuery, { variables: { targetId }, ...visibleOnly });
  const { data, error, refetch } = query;
  usePolling(query);
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonText />;
  const entries = data.auditEntries.edges.map((edge) => edge.node);
  if (entries.length === 0) return <p className="text-sm text-muted">{t('empty')}</p>;
  return (
    <Timeline
      label={t('title')}
      events={entries.map((entry) => ({
        id: entry.id,
        at: entry.occurredAt,
        title: <span className="font-mono text-xs">{entry.action}</span>,
        detail: (
          <>
            {entry.actorName ?? entry.actorId}
            {entry.impersonatorId && ` ${t('by', { staff: entry.impersonatorId })}`}
            <AuditChange before={entry.before} after={entry.after} />
          </>
        ),
      }))}
    />
  );
}
