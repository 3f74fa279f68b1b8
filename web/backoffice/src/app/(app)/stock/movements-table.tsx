'use client';

import { useQuery } from '@apollo/client/react';
import { DataTable } from '@mobilytics/ui/data-table';
import { DateTime } from '@mobilytics/ui/date-time';
import { TextLink } from '@mobilytics/ui/text-link';
import { useTable } from '@mobilytics/ui/use-table';
import { useTranslations } from 'next-intl';
import { graphql } from '#generated/gql.ts';
import type { StockMovementKind } from '#generated/graphql.ts';
import { pageOfId } from '#lib/page-of-id.ts';
import { usePolling, visibleOnly } from '#lib/use-polling.ts';
import { warehousesQuery } from './stock-query.ts';

const movementsQuery = graphql(`
  query StockMovements(
    $first: Int
    $after: String
    $last: Int
    $before: String
    $filter: StockMovementFilter
  ) {
    stockMovements(first: $first, after: $after, last: $last, before: $before, filter: $filter) {
      edges {
        node {
          id
          sku
          kind
          onHandDelta
          reservedDelta
          reference
          reason
          note
          madeBy
          occurredAt
          warehouse {
            id
            code
          }
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

const kinds = [
  'RECEIVED',
  'RESERVED',
  'RELEASED',
  'SHIPPED',
  'UNSHIPPED',
  'COUNTED',
  'ADJUSTED',
  'TRANSFER_OUT',
  'TRANSFER_IN',
] as const satisfies StockMovementKind[];

const signed = (delta: number) => (delta > 0 ? `+${delta}` : String(delta));

/** The book of all that changed the stock, newest first. Nothing in it is ever edited. */
export function MovementsTable() {
  const t = useTranslations('stock.movements');
  const tr = useTranslations('stock.reasons');
  const tc = useTranslations('common.columns');
  const table = useTable({ filterIds: ['sku', 'warehouse', 'kind', 'reference'], prefix: 'm-' });
  const { sku, warehouse, kind, reference } = table.state.filters;
  const { data: places } = useQuery(warehousesQuery);
  const query = useQuery(movementsQuery, {
    variables: {
      ...table.connection,
      filter: {
        ...{ sku, reference, warehouseId: warehouse },
        kind: kind ? [kind as StockMovementKind] : undefined,
      },
    },
    ...visibleOnly,
  });
  usePolling(query);
  const { data, previousData, error, loading, refetch } = query;
  const movements = (data ?? previousData)?.stockMovements;
  return (
    <div className="rounded-lg border border-line bg-surface">
      <DataTable
        label={t('title')}
        table={table}
        rows={movements?.edges.map((edge) => edge.node)}
        totalCount={movements?.totalCount}
        pageInfo={movements?.pageInfo}
        isLoading={loading}
        error={error}
        onRetry={() => void refetch()}
        rowId={(row) => row.id}
        empty={{ title: t('empty'), text: t('emptyText') }}
        filters={[
          { id: 'sku', label: tc('sku'), kind: 'search' },
          {
            id: 'warehouse',
            label: t('warehouse'),
            kind: 'select',
            options: (places?.warehouses ?? []).map(({ id, code, name }) => ({
              value: id,
              label: `${code} · ${name}`,
            })),
          },
          {
            id: 'kind',
            label: t('kind'),
            kind: 'select',
            options: kinds.map((value) => ({ value, label: t(`kinds.${value}`) })),
          },
        ]}
        columns={[
          {
            id: 'when',
            header: t('when'),
            cell: (row) => <DateTime value={row.occurredAt} />,
            text: (row) => row.occurredAt,
          },
          {
            id: 'kind',
            header: t('kind'),
            cell: (row) => (
              <>
                {t(`kinds.${row.kind}`)}
                {(row.reason || row.note) && (
                  <span className="block text-xs text-muted">
                    {[row.reason && tr(row.reason), row.note].filter(Boolean).join(' · ')}
                  </span>
                )}
              </>
            ),
            text: (row) => row.kind,
          },
          {
            id: 'sku',
            header: tc('sku'),
            cell: (row) => <span className="font-mono text-xs whitespace-nowrap">{row.sku}</span>,
            text: (row) => row.sku,
          },
          {
            id: 'warehouse',
            header: t('warehouse'),
            cell: (row) => row.warehouse.code,
            text: (row) => row.warehouse.code,
          },
          {
            id: 'onHand',
            header: t('onHand'),
            align: 'end',
            cell: (row) =>
              row.onHandDelta === 0 ? '0' : <strong>{signed(row.onHandDelta)}</strong>,
            text: (row) => row.onHandDelta,
          },
          {
            id: 'reserved',
            header: t('reserved'),
            align: 'end',
            cell: (row) => signed(row.reservedDelta),
            text: (row) => row.reservedDelta,
          },
          {
            id: 'reference',
            header: t('reference'),
            cell: (row) => <Reference id={row.reference} />,
            text: (row) => row.reference,
          },
          {
            id: 'madeBy',
            header: t('madeBy'),
            cell: (row) => row.madeBy ?? <span className="text-muted">{t('byItself')}</span>,
            text: (row) => row.madeBy,
          },
        ]}
      />
    </div>
  );
}

/** A receipt, count or transfer has no page: its link lists the movements that belong together. */
function Reference({ id }: { id: string | null }) {
  if (id === null) return '—';
  const href = id.startsWith('mov_')
    ? `/stock?tab=movements&m-reference=${id}`
    : (pageOfId(id) ?? null);
  const short = <span className="font-mono text-xs">{`${id.slice(0, 4)}…${id.slice(-6)}`}</span>;
  return href === null ? short : <TextLink href={href}>{short}</TextLink>;
}
