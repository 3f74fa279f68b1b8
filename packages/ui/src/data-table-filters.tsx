'use client';

import { Columns3, Download, Search, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button as AriaButton, Input, SearchField } from 'react-aria-components';
import { Button, IconButton } from './button.tsx';
import type { Column } from './data-table.tsx';
import { Menu } from './menu.tsx';
import type { Option } from './select-field.tsx';
import { useUi } from './ui-context.tsx';
import type { TableController } from './use-table.tsx';

export interface TableFilter {
  /** Its name in the address and in `table.state.filters`. */
  id: string;
  label: string;
  kind: 'search' | 'select';
  options?: Option[];
}

export function DataTableFilters<Row>({
  filters,
  table,
  columns,
  hiddenColumns,
  onExport,
}: {
  filters: TableFilter[];
  table: TableController;
  columns: Column<Row>[];
  hiddenColumns: string[];
  onExport: (() => void) | undefined;
}) {
  const { t } = useUi();
  const { filters: values } = table.state;
  const put = (id: string, value: string) => {
    const next = { ...values, [id]: value };
    if (!value) delete next[id];
    table.change({ filters: next });
  };
  return (
    <div className="flex flex-wrap items-center gap-2 border-b border-line px-4 py-3 sm:px-5">
      {filters.map((filter) =>
        filter.kind === 'search' ? (
          <SearchFilter
            key={filter.id}
            label={filter.label}
            value={values[filter.id] ?? ''}
            onChange={(value) => put(filter.id, value)}
          />
        ) : (
          <SelectFilter
            key={filter.id}
            filter={filter}
            value={values[filter.id] ?? ''}
            onChange={(value) => put(filter.id, value)}
          />
        ),
      )}
      {Object.keys(values).length > 0 && (
        <Button size="small" kind="quiet" onPress={() => table.change({ filters: {} })}>
          {t('clearFilters')}
        </Button>
      )}
      <div className="ml-auto flex gap-1">
        <Menu
          label={t('columns')}
          groups={[
            {
              id: 'columns',
              selection: 'multiple',
              label: t('columns'),
              entries: columns.slice(1).map((column) => ({
                id: column.id,
                label: column.header,
                isCurrent: !hiddenColumns.includes(column.id),
                onAction: () =>
                  table.change({
                    hiddenColumns: hiddenColumns.includes(column.id)
                      ? hiddenColumns.filter((id) => id !== column.id)
                      : [...hiddenColumns, column.id],
                  }),
              })),
            },
          ]}
        >
          <IconButton label={t('columns')} icon={<Columns3 aria-hidden className="size-4" />} />
        </Menu>
        <IconButton
          label={t('exportCsv')}
          icon={<Download aria-hidden className="size-4" />}
          isDisabled={!onExport}
          {...(onExport ? { onPress: onExport } : {})}
        />
      </div>
    </div>
  );
}

const typingMs = 300;

function SearchFilter({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
}) {
  const [text, setText] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // The address may change by other means: back, or "clear filters".
  useEffect(() => setText(value), [value]);
  return (
    <SearchField
      aria-label={label}
      value={text}
      onChange={(next) => {
        setText(next);
        clearTimeout(timer.current);
        timer.current = setTimeout(() => onChange(next.trim()), typingMs);
      }}
      onSubmit={(next) => {
        clearTimeout(timer.current);
        onChange(next.trim());
      }}
      className="group relative w-full sm:w-80"
    >
      <Search
        aria-hidden
        className="absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-muted"
      />
      <Input
        placeholder={label}
        className="control min-h-8! px-8! placeholder:text-ellipsis [&::-webkit-search-cancel-button]:hidden"
      />
      <AriaButton className="absolute inset-y-0 right-0 flex w-8 items-center justify-center text-muted group-data-empty:hidden">
        <X aria-hidden className="size-4" />
      </AriaButton>
    </SearchField>
  );
}

function SelectFilter({
  filter,
  value,
  onChange,
}: {
  filter: TableFilter;
  value: string;
  onChange: (value: string) => void;
}) {
  const { t } = useUi();
  const chosen = filter.options?.find((option) => option.value === value);
  return (
    <Menu
      label={filter.label}
      groups={[
        {
          id: filter.id,
          selection: 'single',
          entries: [{ value: '', label: t('all') }, ...(filter.options ?? [])].map((option) => ({
            id: option.value || 'all',
            label: option.label,
            isCurrent: option.value === value,
            onAction: () => onChange(option.value),
          })),
        },
      ]}
    >
      <Button size="small" {...(chosen ? { className: 'border-accent! bg-accent-soft!' } : {})}>
        {t('labelled', { label: filter.label, value: chosen?.label ?? t('all') })}
      </Button>
    </Menu>
  );
}
