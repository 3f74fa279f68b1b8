'use client';

import { useQuery } from '@apollo/client/react';
import { DataTable } from '@mobilytics/ui/data-table';
import { DateTime } from '@mobilytics/ui/date-time';
import { formatNumber, uiLocale } from '@mobilytics/ui/lib/format';
import { Progress } from '@mobilytics/ui/progress';
import { Status } from '@mobilytics/ui/status';
import { TextLink } from '@mobilytics/ui/text-link';
import { useTable } from '@mobilytics/ui/use-table';
import { useLocale, useTranslations } from 'next-intl';
import type { BillingExportFieldsFragment } from '#generated/graphql.ts';
import { usePolling, visibleOnly } from '#lib/use-polling.ts';
import { ExportActions } from './export-actions.tsx';
import { exportsQuery } from './export-queries.ts';

const isBusy = ({ state }: BillingExportFieldsFragment): boolean =>
  state === 'QUEUED' || state === 'RUNNING';

export function ExportsTable() {
  const t = useTranslations('finance.exports');
  const locale = uiLocale(useLocale());
  const table = useTable({ filterIds: [] });
  const query = useQuery(exportsQuery, { variables: table.connection, ...visibleOnly });
  const { data, previousData, error, loading, refetch } = query;
  const page = (data ?? previousData)?.billingExports;
  const rows = page?.edges.map(({ node }) => node);
  usePolling(query, rows?.some(isBusy) ?? false);
  const kilobytes = ({ sizeBytes }: BillingExportFieldsFragment) =>
    formatNumber(Math.ceil(sizeBytes / 1024), locale, { style: 'unit', unit: 'kilobyte' });
  return (
    <div className="mb-6 rounded-lg border border-line bg-surface">
      <DataTable
        label={t('title')}
        table={table}
        rows={rows}
        totalCount={page?.totalCount}
        pageInfo={page?.pageInfo}
        isLoading={loading}
        error={error}
        onRetry={() => void refetch()}
        rowId={(row) => row.id}
        rowName={(row) => row.fileName}
        empty={{ title: t('empty'), text: t('emptyText') }}
        columns={[
          {
            id: 'file',
            header: t('file'),
            cell: (row) =>
              row.downloadUrl ? (
                <TextLink href={row.downloadUrl} download={row.fileName}>
                  {row.fileName}
                </TextLink>
              ) : (
                row.fileName
              ),
            text: (row) => row.fileName,
          },
          {
            id: 'kind',
            header: t('kind'),
            cell: (row) => t(`kinds.${row.kind}`),
            text: (row) => row.kind,
          },
          {
            id: 'state',
            header: t('state'),
            cell: (row) => <Status status={row.state} />,
            text: (row) => row.state,
          },
          {
            id: 'rows',
            header: t('rows'),
            cell: (row) =>
              isBusy(row) ? (
                <Progress label={t('rows')} done={row.rowsDone} total={row.rowsTotal} />
              ) : (
                formatNumber(row.rowsDone, locale)
              ),
            text: (row) => row.rowsDone,
          },
          {
            id: 'size',
            header: t('size'),
            align: 'end',
            cell: kilobytes,
            text: (row) => row.sizeBytes,
          },
          {
            id: 'by',
            header: t('by'),
            cell: (row) => row.requestedByName,
            text: (row) => row.requestedByName,
          },
          {
            id: 'created',
            header: t('created'),
            cell: (row) => <DateTime value={row.createdAt} />,
            text: (row) => row.createdAt,
          },
          {
            id: 'actions',
            header: t('actions'),
            cell: (row) => <ExportActions row={row} />,
          },
        ]}
      />
    </div>
  );
}
