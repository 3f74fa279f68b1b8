import { useQuery } from '@apollo/client/react';
import { Button } from '@mobilytics/ui/button';
import { DataTable } from '@mobilytics/ui/data-table';
import { DateTime } from '@mobilytics/ui/date-time';
import { formatNumber } from '@mobilytics/ui/lib/format';
import { Section } from '@mobilytics/ui/page';
import { useUi } from '@mobilytics/ui/ui-context';
import { useTable } from '@mobilytics/ui/use-table';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { CarrierCode } from '#generated/graphql.ts';
import { usePolling, visibleOnly } from '#lib/use-polling.ts';
import { CallDialog, CallStatus, type CarrierCall, Operation } from '#parts/carrier-calls.tsx';
import { callsQuery } from './carriers-query.ts';

/** What carriers were asked and said, to be searched by number, carrier and outcome. */
export function CallsTable({ carriers }: { carriers: readonly CarrierCode[] }) {
  const t = useTranslations('carriers.calls');
  const tc = useTranslations('common');
  const { locale } = useUi();
  const [open, setOpen] = useState<CarrierCall | null>(null);
  const table = useTable({ filterIds: ['search', 'carrier', 'outcome'] });
  const { search, carrier, outcome } = table.state.filters;
  const query = useQuery(callsQuery, {
    variables: {
      ...table.connection,
      filter: {
        search,
        carrier: carrier ? [carrier as CarrierCode] : undefined,
        failedOnly: outcome === 'failed',
      },
    },
    ...visibleOnly,
  });
  usePolling(query);
  const { data, previousData, error, loading, refetch } = query;
  const calls = (data ?? previousData)?.carrierCalls;
  return (
    <Section title={t('title')} description={t('description')} isFlush>
      <DataTable
        label={t('title')}
        table={table}
        rows={calls?.edges.map((edge) => edge.node)}
        totalCount={calls?.totalCount}
        pageInfo={calls?.pageInfo}
        isLoading={loading}
        error={error}
        onRetry={() => void refetch()}
        rowId={(row) => row.id}
        empty={{ title: t('empty'), text: t('emptyText') }}
        filters={[
          { id: 'search', label: t('search'), kind: 'search' },
          {
            id: 'carrier',
            label: tc('columns.carrier'),
            kind: 'select',
            options: carriers.map((code) => ({ value: code, label: tc(`carriers.${code}`) })),
          },
          {
            id: 'outcome',
            label: t('outcome'),
            kind: 'select',
            options: [{ value: 'failed', label: t('failedOnly') }],
          },
        ]}
        columns={[
          {
            id: 'time',
            header: t('time'),
            cell: (row) => <DateTime value={row.startedAt} />,
            text: (row) => row.startedAt,
          },
          {
            id: 'carrier',
            header: tc('columns.carrier'),
            cell: (row) => tc(`carriers.${row.carrier}`),
            text: (row) => row.carrier,
          },
          {
            id: 'operation',
            header: t('operation'),
            cell: (row) => <Operation call={row} />,
            text: (row) => row.operation,
          },
          {
            id: 'status',
            header: t('status'),
            cell: (row) => <CallStatus call={row} />,
            text: (row) => String(row.status ?? row.errorKind),
          },
          {
            id: 'took',
            header: t('took'),
            cell: (row) => `${formatNumber(row.durationMs, locale)} ms`,
            text: (row) => String(row.durationMs),
          },
          {
            id: 'url',
            header: t('address'),
            cell: (row) => (
              <span className="line-clamp-1 max-w-80 font-mono text-xs" title={row.url}>
                {row.method} {pathOf(row.url)}
              </span>
            ),
            text: (row) => row.url,
          },
          {
            id: 'open',
            header: t('open'),
            cell: (row) => (
              <Button size="small" onPress={() => setOpen(row)}>
                {t('show')}
              </Button>
            ),
            text: () => '',
          },
        ]}
      />
      {open && <CallDialog call={open} onClose={() => setOpen(null)} />}
    </Section>
  );
}

const pathOf = (url: string) => url.replace(/^https?:\/\/[^/]+/, '');
