'use client';

import { useQuery } from '@apollo/client/react';
import { Button } from '@mobilytics/ui/button';
import { DataTable } from '@mobilytics/ui/data-table';
import { Badge } from '@mobilytics/ui/status';
import { useTable } from '@mobilytics/ui/use-table';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { usePolling, visibleOnly } from '#lib/use-polling.ts';
import { AdjustDialog } from './adjust-dialog.tsx';
import { ArrangeDialog } from './arrange-dialog.tsx';
import { type Level, type Warehouse, warehousesQuery } from './stock-query.ts';

export type LevelRow = Level & { warehouse: Warehouse };

const wholePage = {
  hasNextPage: false,
  hasPreviousPage: false,
  startCursor: null,
  endCursor: null,
};

/** What lies where, and what of it is promised. Few rows, so they are filtered here. */
export function LevelsTable({ mayChange }: { mayChange: boolean }) {
  const t = useTranslations('stock.levels');
  const tc = useTranslations('common.columns');
  const table = useTable({ filterIds: ['search', 'warehouse', 'state'] });
  const { search = '', warehouse, state } = table.state.filters;
  const query = useQuery(warehousesQuery, visibleOnly);
  usePolling(query);
  const { data, error, loading, refetch } = query;
  const [adjusted, setAdjusted] = useState<LevelRow>();
  const [arranged, setArranged] = useState<LevelRow>();
  const words = search.toLowerCase();
  const rows = data?.warehouses.flatMap((one) =>
    one.stock
      .filter(
        ({ sku, name, low }) =>
          (!warehouse || warehouse === one.code) &&
          (state !== 'LOW' || low) &&
          `${sku} ${name}`.toLowerCase().includes(words),
      )
      .map((level): LevelRow => ({ ...level, warehouse: one })),
  );
  return (
    <div className="rounded-lg border border-line bg-surface">
      <DataTable
        label={t('title')}
        table={table}
        rows={rows}
        totalCount={rows?.length}
        pageInfo={wholePage}
        isLoading={loading}
        error={error}
        onRetry={() => void refetch()}
        rowId={(row) => `${row.warehouse.id} ${row.sku}`}
        rowName={(row) => `${row.sku} ${row.warehouse.code}`}
        empty={{ title: t('empty'), text: t('emptyText') }}
        filters={[
          { id: 'search', label: t('search'), kind: 'search' },
          {
            id: 'warehouse',
            label: t('warehouse'),
            kind: 'select',
            options: (data?.warehouses ?? []).map(({ code, name }) => ({
              value: code,
              label: `${code} · ${name}`,
            })),
          },
          {
            id: 'state',
            label: t('state'),
            kind: 'select',
            options: [{ value: 'LOW', label: t('low') }],
          },
        ]}
        columns={[
          {
            id: 'sku',
            header: tc('sku'),
            cell: (row) => <span className="font-mono text-xs whitespace-nowrap">{row.sku}</span>,
            text: (row) => row.sku,
          },
          { id: 'name', header: tc('name'), cell: (row) => row.name, text: (row) => row.name },
          {
            id: 'warehouse',
            header: t('warehouse'),
            cell: (row) => row.warehouse.code,
            text: (row) => row.warehouse.code,
          },
          {
            id: 'bin',
            header: t('bin'),
            cell: (row) =>
              row.bin ? (
                <span className="font-mono font-medium whitespace-nowrap">{row.bin}</span>
              ) : (
                <span className="text-muted">—</span>
              ),
            text: (row) => row.bin,
          },
          {
            id: 'onHand',
            header: t('onHand'),
            align: 'end',
            cell: (row) => row.onHand,
            text: (row) => row.onHand,
          },
          {
            id: 'reserved',
            header: t('reserved'),
            align: 'end',
            cell: (row) => row.reserved,
            text: (row) => row.reserved,
          },
          {
            id: 'available',
            header: t('available'),
            align: 'end',
            cell: (row) => (
              <span className="inline-flex items-center gap-2">
                {row.low && (
                  <Badge tone="warning" shape="triangle">
                    {t('low')}
                  </Badge>
                )}
                <strong>{row.available}</strong>
              </span>
            ),
            text: (row) => row.available,
          },
          {
            id: 'alertLevel',
            header: t('alertLevel'),
            align: 'end',
            cell: (row) => row.alertLevel,
            text: (row) => row.alertLevel,
          },
          ...(mayChange
            ? [
                {
                  id: 'actions',
                  header: tc('actions'),
                  align: 'end' as const,
                  cell: (row: LevelRow) => (
                    <span className="inline-flex gap-1">
                      {!row.serialized && (
                        <Button size="small" kind="quiet" onPress={() => setAdjusted(row)}>
                          {t('adjust')}
                        </Button>
                      )}
                      <Button size="small" kind="quiet" onPress={() => setArranged(row)}>
                        {t('arrange')}
                      </Button>
                    </span>
                  ),
                },
              ]
            : []),
        ]}
      />
      {adjusted && <AdjustDialog level={adjusted} onClose={() => setAdjusted(undefined)} />}
      {arranged && <ArrangeDialog level={arranged} onClose={() => setArranged(undefined)} />}
    </div>
  );
}
