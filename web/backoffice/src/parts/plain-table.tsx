'use client';

import type { ReactNode } from 'react';

interface PlainColumn<Row> {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  align?: 'start' | 'end';
}

const edge = 'px-(--cell-padding) first:pl-4 last:pr-4 sm:first:pl-5 sm:last:pr-5';

/** A short list that belongs to one object and needs neither pages nor filters. */
export function PlainTable<Row>({
  label,
  columns,
  rows,
  rowId,
  empty,
}: {
  label: string;
  columns: PlainColumn<Row>[];
  rows: readonly Row[];
  rowId: (row: Row) => string;
  /** What is said when there are no rows. */
  empty: ReactNode;
}) {
  if (rows.length === 0) return <p className="px-4 pb-4 text-sm text-muted sm:px-5">{empty}</p>;
  const at = (column: PlainColumn<Row>) => (column.align === 'end' ? 'text-right' : 'text-left');
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be scrollable by keyboard.
      tabIndex={0}
      className="overflow-x-auto focus-visible:outline-offset-[-2px]"
    >
      <table
        aria-label={label}
        className="stacked-table w-full border-separate border-spacing-0 text-sm"
      >
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.id}
                scope="col"
                className={`${edge} ${at(column)} border-b border-line py-2 text-xs font-medium whitespace-nowrap text-muted`}
              >
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowId(row)} className="group">
              {columns.map((column) => (
                <td
                  key={column.id}
                  data-column={column.header}
                  className={`${edge} ${at(column)} h-(--row-height) border-b border-line py-1 align-middle group-last:border-b-0`}
                >
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
