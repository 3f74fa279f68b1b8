'use client';

import { useQuery } from '@apollo/client/react';
import { DataTable } from '@mobilytics/ui/data-table';
import { statusOptions } from '@mobilytics/ui/lib/status';
import { Money } from '@mobilytics/ui/money';
import { Section } from '@mobilytics/ui/page';
import { Status } from '@mobilytics/ui/status';
import { TextLink } from '@mobilytics/ui/text-link';
import { useUi } from '@mobilytics/ui/ui-context';
import { useTable } from '@mobilytics/ui/use-table';
import { useTranslations } from 'next-intl';
import type { BulkItemStatus } from '#generated/graphql.ts';
import { usePolling, visibleOnly } from '#lib/use-polling.ts';
import { type BulkRun, itemsQuery } from './run-query.ts';

const words = ['QUEUED', 'RATED', 'BOUGHT', 'FAILED', 'SKIPPED'] satisfies BulkItemStatus[];

/** The parcels of a run: what was bought, and why the others were not. */
export function RunItems({ run }: { run: BulkRun }) {
  const t = useTranslations('bulkLabels.run');
  const tc = useTranslations('common.columns');
  const { locale } = useUi();
  const table = useTable({ filterIds: ['status'] });
  const status = words.find((word) => word === table.state.filters.status);
  const query = useQuery(itemsQuery, {
    variables: { id: run.id, ...table.connection, status: status ? [status] : undefined },
    ...visibleOnly,
  });
  usePolling(query, run.status === 'RUNNING' || run.counts.rated > 0);
  const { data, previousData, error, loading, refetch } = query;
  const items = (data ?? previousData)?.bulkRun?.items;
  return (
    <Section title={t('items')} isFlush>
      <DataTable
        label={t('items')}
        table={table}
        rows={items?.edges.map((edge) => edge.node)}
        totalCount={items?.totalCount}
        pageInfo={items?.pageInfo}
        isLoading={loading}
        error={error}
        onRetry={() => void refetch()}
        rowId={(item) => item.id}
        empty={{ title: t('noItems') }}
        filters={[
          {
            id: 'status',
            label: t('filter'),
            kind: 'select',
            options: statusOptions(words, locale),
          },
        ]}
        columns={[
          {
            id: 'fulfilment',
            header: t('fulfilment'),
            cell: ({ fulfillment }) => (
              <span>
                <TextLink href={`/fulfilment/${fulfillment.id}`}>{fulfillment.number}</TextLink>
                <span className="block text-xs text-muted">
                  {[fulfillment.shipTo.name, fulfillment.shipTo.city, fulfillment.shipTo.country]
                    .filter(Boolean)
                    .join(', ')}
                </span>
              </span>
            ),
            text: ({ fulfillment }) => fulfillment.number,
          },
          {
            id: 'status',
            header: tc('status'),
            cell: (item) => <Status status={item.status} />,
            text: (item) => item.status,
          },
          {
            id: 'reason',
            header: t('reason'),
            cell: (item) => (
              <span className="block max-w-md min-w-48 text-sm whitespace-normal">
                {item.reasonText ?? item.shipment?.choice?.explanation ?? '—'}
              </span>
            ),
            text: (item) => item.reasonText ?? item.shipment?.choice?.explanation ?? '',
          },
          {
            id: 'tracking',
            header: tc('tracking'),
            cell: ({ shipment }) =>
              shipment?.trackingNumber ? (
                <span>
                  <TextLink href={`/shipments/${shipment.id}`}>{shipment.trackingNumber}</TextLink>
                  <span className="block text-xs text-muted">{shipment.serviceName}</span>
                </span>
              ) : (
                '—'
              ),
            text: ({ shipment }) => shipment?.trackingNumber ?? '',
          },
          {
            id: 'cost',
            header: t('cost'),
            align: 'end',
            cell: ({ shipment }) => (shipment?.cost ? <Money value={shipment.cost} /> : '—'),
            text: ({ shipment }) => shipment?.cost?.amount ?? '',
          },
        ]}
      />
    </Section>
  );
}
