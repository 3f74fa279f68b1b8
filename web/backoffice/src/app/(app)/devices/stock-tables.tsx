'use client';

import { useQuery } from '@apollo/client/react';
import { EmptyState } from '@mobilytics/ui/empty-state';
import { ErrorState } from '@mobilytics/ui/error-state';
import { Section } from '@mobilytics/ui/page';
import { SkeletonText } from '@mobilytics/ui/skeleton';
import { Badge } from '@mobilytics/ui/status';
import { useTranslations } from 'next-intl';
import { usePolling, visibleOnly } from '#lib/use-polling.ts';
import { PlainTable } from '#parts/plain-table.tsx';
import { warehousesQuery } from './stock-query.ts';

/** What each warehouse holds. */
export function StockTables() {
  const t = useTranslations('devices.stock');
  const query = useQuery(warehousesQuery, visibleOnly);
  usePolling(query);
  const { data, error, refetch } = query;
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonText lines={6} />;
  if (data.warehouses.length === 0) return <EmptyState title={t('none')} />;
  return data.warehouses.map((warehouse) => (
    <Section key={warehouse.id} title={`${warehouse.code} · ${warehouse.name}`} isFlush>
      <PlainTable
        label={warehouse.name}
        rows={warehouse.stock}
        rowId={(level) => level.sku}
        empty={t('empty')}
        columns={[
          {
            id: 'sku',
            header: t('sku'),
            cell: (level) => <span className="font-mono text-xs">{level.sku}</span>,
          },
          { id: 'name', header: t('item'), cell: (level) => level.name },
          { id: 'onHand', header: t('onHand'), align: 'end', cell: (level) => level.onHand },
          { id: 'reserved', header: t('reserved'), align: 'end', cell: (level) => level.reserved },
          {
            id: 'available',
            header: t('available'),
            align: 'end',
            cell: (level) => (
              <span className="inline-flex items-center gap-2">
                {level.low && (
                  <Badge tone="warning" shape="triangle">
                    {t('low')}
                  </Badge>
                )}
                <strong>{level.available}</strong>
              </span>
            ),
          },
        ]}
      />
    </Section>
  ));
}
