'use client';

import { useQuery } from '@apollo/client/react';
import { Button } from '@mobilytics/ui/button';
import { CopyId } from '@mobilytics/ui/copy-id';
import { DataTable } from '@mobilytics/ui/data-table';
import { DateTime } from '@mobilytics/ui/date-time';
import { PageHeader, Section } from '@mobilytics/ui/page';
import { TextLink } from '@mobilytics/ui/text-link';
import { useTable } from '@mobilytics/ui/use-table';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { graphql } from '#generated/gql.ts';
import type { AuditEntriesQuery } from '#generated/graphql.ts';
import { pageOfId } from '#lib/page-of-id.ts';
import { usePolling, visibleOnly } from '#lib/use-polling.ts';
import { ChangeDialog } from './change-dialog.tsx';

const auditQuery = graphql(`
  query AuditEntries(
    $first: Int
    $after: String
    $last: Int
    $before: String
    $filter: AuditFilter
  ) {
    auditEntries(first: $first, after: $after, last: $last, before: $before, filter: $filter) {
      edges {
        node {
          id
          occurredAt
          service
          action
          targetType
          targetId
          actorId
          actorName
          impersonatorId
          requestId
          before
          after
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

type Entry = AuditEntriesQuery['auditEntries']['edges'][number]['node'];

export default function AuditPage() {
  const t = useTranslations('audit');
  const table = useTable({ filterIds: ['target', 'actor', 'action', 'organization'] });
  const { target, actor, action, organization } = table.state.filters;
  const [shown, setShown] = useState<Entry>();
  const query = useQuery(auditQuery, {
    variables: {
      ...table.connection,
      filter: { targetId: target, actorId: actor, action, organizationId: organization },
    },
    ...visibleOnly,
  });
  usePolling(query);
  const { data, previousData, error, loading, refetch } = query;
  const entries = (data ?? previousData)?.auditEntries;
  return (
    <>
      <PageHeader title={t('title')} />
      <Section title={t('all')} isFlush>
        <DataTable
          label={t('title')}
          table={table}
          rows={entries?.edges.map((edge) => edge.node)}
          totalCount={entries?.totalCount}
          pageInfo={entries?.pageInfo}
          isLoading={loading}
          error={error}
          onRetry={() => void refetch()}
          rowId={(row) => row.id}
          empty={{ title: t('empty'), text: t('emptyText') }}
          filters={[
            { id: 'target', label: t('filters.target'), kind: 'search' },
            { id: 'actor', label: t('filters.actor'), kind: 'search' },
            { id: 'action', label: t('filters.action'), kind: 'search' },
            { id: 'organization', label: t('filters.organization'), kind: 'search' },
          ]}
          columns={[
            {
              id: 'time',
              header: t('columns.time'),
              cell: (row) => <DateTime value={row.occurredAt} />,
              text: (row) => row.occurredAt,
            },
            {
              id: 'action',
              header: t('columns.action'),
              cell: (row) => <span className="font-mono text-xs">{row.action}</span>,
              text: (row) => row.action,
            },
            {
              id: 'target',
              header: t('columns.target'),
              cell: (row) => {
                const page = pageOfId(row.targetId);
                return (
                  <span className="flex items-center gap-1 whitespace-nowrap">
                    {page ? <TextLink href={page}>{row.targetType}</TextLink> : row.targetType}
                    <CopyId id={row.targetId} label={row.targetId.slice(-6)} />
                  </span>
                );
              },
              text: (row) => row.targetId,
            },
            {
              id: 'actor',
              header: t('columns.actor'),
              cell: (row) => {
                const name = row.actorName ?? row.actorId;
                return row.impersonatorId
                  ? t('impersonated', { staff: row.impersonatorId, actor: name })
                  : name;
              },
              text: (row) => row.actorName ?? row.actorId,
            },
            {
              id: 'service',
              header: t('columns.service'),
              cell: (row) => row.service,
              text: (row) => row.service,
            },
            {
              id: 'request',
              header: t('columns.request'),
              isHidden: true,
              cell: (row) => <CopyId id={row.requestId} />,
              text: (row) => row.requestId,
            },
            {
              id: 'change',
              header: t('columns.change'),
              cell: (row) =>
                (row.before || row.after) && (
                  <Button size="small" onPress={() => setShown(row)}>
                    {t('show')}
                  </Button>
                ),
              text: (row) => `${row.before ?? ''} > ${row.after ?? ''}`,
            },
          ]}
        />
      </Section>
      {shown && <ChangeDialog entry={shown} onClose={() => setShown(undefined)} />}
    </>
  );
}
