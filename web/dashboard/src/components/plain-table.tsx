'use client';

import type { ReactNode } from 'react';

/** A short list that is part of an object and needs neither pages nor filters. */
export function PlainTable<Row>({
  label,
  rows,
  rowId,
  columns,
}: {
  label: string;
  rows: readonly Row[];
  rowId: (row: Row) => string;
  columns: { header: string; cell: (row: Row) => ReactNode; align?: 'start' | 'end' }[];
}) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be scrollable by keyboard.
      tabIndex={0}
      className="overflow-x-auto focus-visible:outline-offset-[-2px]"
    >
      <table className="stacked-table w-full text-sm">
        <caption className="sr-only">{label}</caption>
        <thead>
          <tr>
            {columns.map(({ header, align }) => (
              <th
                key={header}
                scope="col"
                className={`border-b border-line px-2 py-2 font-medium whitespace-nowrap text-muted first:pl-4 last:pr-4 sm:first:pl-5 sm:last:pr-5 ${align === 'end' ? 'text-right' : 'text-left'}`}
              >
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowId(row)}>
              {columns.map(({ header, align, cell }) => (
                <td
                  key={header}
                  data-column={header}
                  className={`border-b border-line px-2 py-2.5 first:min-w-32 first:pl-4 last:pr-4 sm:first:pl-5 sm:last:pr-5 ${align === 'end' ? 'text-right' : ''}`}
                >
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
