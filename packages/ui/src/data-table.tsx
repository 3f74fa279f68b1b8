'use client';

import { type ReactNode, useRef, useState } from 'react';
import { type BulkAction, DataTableBulkBar } from './data-table-bulk-bar.tsx';
import { DataTableFilters, type TableFilter } from './data-table-filters.tsx';
import { DataTableHead } from './data-table-head.tsx';
import { DataTablePager, type PageInfo } from './data-table-pager.tsx';
import { DataTableRow } from './data-table-row.tsx';
import { EmptyState } from './empty-state.tsx';
import { ErrorState } from './error-state.tsx';
import { download, toCsv } from './lib/csv.ts';
import type { ErrorText } from './lib/error-text.ts';
import { Skeleton } from './skeleton.tsx';
import { useUi } from './ui-context.tsx';
import { useRowKeys } from './use-row-keys.tsx';
import type { TableController } from './use-table.tsx';

export interface Column<Row> {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** The cell in the CSV; without it the column is left out there. */
  text?: (row: Row) => string | number | null | undefined;
  /** The server can sort by it: `table.state.sort.column` is then this id. */
  isSortable?: boolean;
  /** Numbers and money stand at the end of their cell. */
  align?: 'start' | 'end';
  /** Not shown until the person asks for it. */
  isHidden?: boolean;
}

export interface DataTableProps<Row> {
  /** Names the table for screen readers and the CSV file. */
  label: string;
  table: TableController;
  columns: Column<Row>[];
  /** Undefined while nothing is known yet. */
  rows: readonly Row[] | undefined;
  rowId: (row: Row) => string;
  /** What a row is called, for "Select order 1042". */
  rowName?: (row: Row) => string;
  /** The page of a row; its first cell becomes the link. */
  rowHref?: (row: Row) => string;
  totalCount: number | undefined;
  pageInfo: PageInfo | undefined;
  filters?: TableFilter[];
  bulkActions?: BulkAction<Row>[];
  error?: ErrorText | Error | undefined;
  onRetry?: () => void;
  /** Shown when there is nothing and no filter is set. */
  empty?: { title: string; text?: ReactNode; action?: ReactNode };
  isLoading?: boolean;
}

const skeletonRows = ['1', '2', '3', '4', '5', '6', '7', '8'];

/**
 * A list that the server filters, sorts and pages. J and K move, X selects, Enter opens. The first
 * column is the row's name and its link.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, table, columns, rows, rowId, filters = [], bulkActions = [] } = props;
  const { t } = useUi();
  const body = useRef<HTMLTableSectionElement>(null);
  const [selectedIds, setSelectedIds] = useState<ReadonlySet<string>>(new Set());

  const hidden = table.state.hiddenColumns ?? columns.filter((c) => c.isHidden).map((c) => c.id);
  const shown = columns.filter((column) => !hidden.includes(column.id));
  const canSelect = bulkActions.length > 0;
  // A row that left the page is no longer part of what a bulk action would change.
  const selected = (rows ?? []).filter((row) => selectedIds.has(rowId(row)));
  const toggle = (id: string) =>
    setSelectedIds((current) => {
      const next = new Set(current);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  useRowKeys(body, canSelect ? toggle : undefined);

  const exportCsv = () => {
    const written = shown.filter((column) => column.text);
    download(
      `${label.toLowerCase().replaceAll(/\s+/g, '-')}.csv`,
      toCsv(
        written.map((column) => column.header),
        (rows ?? []).map((row) => written.map((column) => column.text?.(row))),
      ),
    );
  };

  const isFiltered = Object.keys(table.state.filters).length > 0;
  const width = shown.length + (canSelect ? 1 : 0);

  return (
    <div className="flex flex-col">
      <DataTableFilters
        filters={filters}
        table={table}
        columns={columns}
        hiddenColumns={hidden}
        onExport={rows && rows.length > 0 ? exportCsv : undefined}
      />
      {props.error && (
        <div className="p-4">
          <ErrorState error={props.error} onRetry={props.onRetry} />
        </div>
      )}
      {canSelect && selected.length > 0 && (
        <DataTableBulkBar
          rows={selected}
          actions={bulkActions}
          onClear={() => setSelectedIds(new Set())}
        />
      )}
      {(rows || !props.error) && (
        <section
          aria-label={label}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be scrollable by keyboard.
          tabIndex={0}
          aria-busy={props.isLoading ?? false}
          className="min-h-24 overflow-auto sm:max-h-[calc(100dvh-10rem)] focus-visible:outline-offset-[-2px]"
        >
          <table
            className="stacked-table w-full border-separate border-spacing-0 text-sm"
            aria-label={label}
          >
            <DataTableHead
              columns={shown}
              table={table}
              selection={
                canSelect && rows
                  ? {
                      isAll: rows.length > 0 && selected.length === rows.length,
                      isSome: selected.length > 0,
                      onToggle: () =>
                        setSelectedIds(
                          selected.length === rows.length ? new Set() : new Set(rows.map(rowId)),
                        ),
                    }
                  : undefined
              }
            />
            <tbody ref={body}>
              {rows?.map((row) => {
                const id = rowId(row);
                return (
                  <DataTableRow
                    key={id}
                    id={id}
                    row={row}
                    columns={shown}
                    href={props.rowHref?.(row)}
                    name={props.rowName?.(row) ?? id}
                    isSelected={selectedIds.has(id)}
                    onToggle={canSelect ? () => toggle(id) : undefined}
                  />
                );
              })}
              {!rows &&
                skeletonRows.map((row) => (
                  <tr key={row}>
                    <td
                      colSpan={width}
                      className="h-(--row-height) border-b border-line px-(--cell-padding)"
                    >
                      <Skeleton className="h-4 w-full" />
                    </td>
                  </tr>
                ))}
              {rows?.length === 0 && (
                <tr>
                  <td colSpan={width}>
                    {isFiltered ? (
                      <EmptyState title={t('emptyFiltered')} />
                    ) : (
                      <EmptyState
                        title={props.empty?.title ?? t('emptyTitle')}
                        action={props.empty?.action}
                      >
                        {props.empty?.text}
                      </EmptyState>
                    )}
                  </td>
                </tr>
              )}
            </tbody>
          </table>
        </section>
      )}
      <DataTablePager table={table} totalCount={props.totalCount} pageInfo={props.pageInfo} />
    </div>
  );
}
