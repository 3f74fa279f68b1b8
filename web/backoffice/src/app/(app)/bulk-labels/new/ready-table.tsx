'use client';

import { CheckBox } from '@mobilytics/ui/checkbox-field';
import { DateTime } from '@mobilytics/ui/date-time';
import { TextLink } from '@mobilytics/ui/text-link';
import { useTranslations } from 'next-intl';
import { PlainTable } from '#parts/plain-table.tsx';
import type { ReadyFulfilment } from './ready-query.ts';

/** Fulfilments with a box to choose each, or all of them. */
export function ReadyTable({
  rows,
  chosen,
  onChoose,
}: {
  rows: readonly ReadyFulfilment[];
  chosen: ReadonlySet<string>;
  onChoose: (ids: ReadonlySet<string>) => void;
}) {
  const t = useTranslations('bulkLabels.new');
  const tf = useTranslations('fulfilment');
  const tc = useTranslations('common');
  const toggle = (id: string, isChosen: boolean) => {
    const next = new Set(chosen);
    if (isChosen) next.add(id);
    else next.delete(id);
    onChoose(next);
  };
  const method = (word: string) =>
    word === 'EXPRESS' || word === 'STANDARD' ? tc(`shippingMethods.${word}`) : word;
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-4 py-2 sm:px-5">
        <CheckBox
          isSelected={rows.length > 0 && chosen.size === rows.length}
          isIndeterminate={chosen.size > 0 && chosen.size < rows.length}
          onChange={(isAll) => onChoose(new Set(isAll ? rows.map(({ id }) => id) : []))}
        >
          {t('selectAll')}
        </CheckBox>
        <span role="status" className="text-sm text-muted">
          {t('selected', { count: chosen.size })}
        </span>
      </div>
      <PlainTable
        label={t('ready')}
        rows={rows}
        rowId={(row) => row.id}
        empty={t('empty')}
        columns={[
          {
            id: 'number',
            header: tc('columns.number'),
            cell: (row) => (
              <span className="flex items-center gap-2.5">
                <CheckBox
                  aria-label={t('select', { number: row.number })}
                  isSelected={chosen.has(row.id)}
                  onChange={(isChosen) => toggle(row.id, isChosen)}
                />
                <TextLink href={`/fulfilment/${row.id}`}>{row.number}</TextLink>
              </span>
            ),
          },
          { id: 'order', header: tc('columns.order'), cell: (row) => row.orderNumber },
          {
            id: 'items',
            header: tf('columns.items'),
            align: 'end',
            cell: (row) => tf('pieces', { count: row.lines.reduce((n, l) => n + l.quantity, 0) }),
          },
          {
            id: 'shipTo',
            header: tf('columns.shipTo'),
            cell: ({ shipTo }) =>
              [shipTo.name, shipTo.city, shipTo.region, shipTo.country].filter(Boolean).join(', '),
          },
          {
            id: 'method',
            header: tf('columns.method'),
            cell: (row) => method(row.shippingMethod),
          },
          {
            id: 'warehouse',
            header: tf('columns.warehouse'),
            cell: (row) => row.warehouse.code,
          },
          {
            id: 'created',
            header: tc('columns.created'),
            cell: (row) => <DateTime value={row.createdAt} />,
          },
        ]}
      />
    </>
  );
}
