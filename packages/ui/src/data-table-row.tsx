'use client';

import type { MouseEvent } from 'react';
import { CheckBox } from './checkbox-field.tsx';
import type { Column } from './data-table.tsx';
import { classNames } from './lib/class-names.ts';
import { TextLink } from './text-link.tsx';
import { useUi } from './ui-context.tsx';

const cellClass =
  'h-(--row-height) border-b border-line px-(--cell-padding) py-1 align-middle first:pl-4 last:pr-4 sm:first:pl-5 sm:last:pr-5';

export function DataTableRow<Row>({
  id,
  row,
  columns,
  href,
  name,
  isSelected,
  onToggle,
}: {
  id: string;
  row: Row;
  columns: Column<Row>[];
  href: string | undefined;
  name: string;
  isSelected: boolean;
  onToggle: (() => void) | undefined;
}) {
  const { t, navigate } = useUi();
  // The whole row is a large target for the mouse; the keyboard and screen readers use its link.
  const openRow = (event: MouseEvent<HTMLTableRowElement>) => {
    const target = event.target as HTMLElement;
    if (!href || target.closest('a, button, input, label, [role="button"]')) return;
    if (window.getSelection()?.toString()) return;
    if (event.metaKey || event.ctrlKey) window.open(href, '_blank');
    else navigate(href);
  };
  return (
    // The link in the first cell is the keyboard’s way to what a click anywhere in the row does.
    <tr
      data-row-id={id}
      tabIndex={-1}
      onClick={openRow}
      className={classNames(
        'focus-visible:outline-offset-[-2px]',
        href && 'cursor-pointer',
        isSelected ? 'bg-accent-soft' : 'focus-within:bg-sunken/60 hover:bg-sunken/60',
      )}
    >
      {onToggle && (
        <td className={cellClass} data-select>
          <CheckBox
            aria-label={t('selectRow', { row: name })}
            isSelected={isSelected}
            onChange={onToggle}
          />
        </td>
      )}
      {columns.map((column, index) => {
        const content = column.cell(row);
        const className = classNames(cellClass, column.align === 'end' && 'text-right');
        return index === 0 ? (
          <th
            key={column.id}
            scope="row"
            className={classNames(className, 'text-left font-medium')}
          >
            {href ? (
              <TextLink href={href} className="text-ink! no-underline! data-hovered:underline!">
                {content}
              </TextLink>
            ) : (
              content
            )}
          </th>
        ) : (
          <td key={column.id} className={className} data-column={column.header}>
            {content}
          </td>
        );
      })}
    </tr>
  );
}
