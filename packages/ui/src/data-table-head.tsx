'use client';

import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react';
import { CheckBox } from './checkbox-field.tsx';
import type { Column } from './data-table.tsx';
import { classNames } from './lib/class-names.ts';
import { useUi } from './ui-context.tsx';
import type { TableController } from './use-table.tsx';

const headCell =
  'sticky top-0 z-10 h-9 border-b border-line bg-surface px-(--cell-padding) text-xs font-medium whitespace-nowrap text-muted first:pl-4 last:pr-4 sm:first:pl-5 sm:last:pr-5';

export function DataTableHead<Row>({
  columns,
  table,
  selection,
}: {
  columns: Column<Row>[];
  table: TableController;
  selection: { isAll: boolean; isSome: boolean; onToggle: () => void } | undefined;
}) {
  const { t } = useUi();
  const { sort } = table.state;
  return (
    <thead>
      <tr>
        {selection && (
          <th scope="col" className={classNames(headCell, 'w-8')}>
            <CheckBox
              aria-label={t('selectAll')}
              isSelected={selection.isAll}
              isIndeterminate={selection.isSome && !selection.isAll}
              onChange={selection.onToggle}
            />
          </th>
        )}
        {columns.map((column) => {
          const direction = sort?.column === column.id ? sort.direction : undefined;
          const end = column.align === 'end';
          return (
            <th
              key={column.id}
              scope="col"
              aria-sort={direction ?? (column.isSortable ? 'none' : undefined)}
              className={classNames(headCell, end ? 'text-right' : 'text-left')}
            >
              {column.isSortable ? (
                <button
                  type="button"
                  className={classNames(
                    'inline-flex min-h-6 items-center gap-1 rounded-sm hover:text-ink',
                    end && 'flex-row-reverse',
                    direction && 'text-ink',
                  )}
                  onClick={() =>
                    table.change({
                      sort: {
                        column: column.id,
                        direction: direction === 'descending' ? 'ascending' : 'descending',
                      },
                    })
                  }
                >
                  {column.header}
                  {direction === 'ascending' ? (
                    <ArrowUp aria-hidden className="size-3.5" />
                  ) : direction === 'descending' ? (
                    <ArrowDown aria-hidden className="size-3.5" />
                  ) : (
                    <ChevronsUpDown aria-hidden className="size-3.5 opacity-60" />
                  )}
                </button>
              ) : (
                column.header
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
