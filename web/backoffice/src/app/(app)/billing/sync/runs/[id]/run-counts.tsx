'use client';

import { formatNumber } from '@mobilytics/ui/lib/format';
import { Section } from '@mobilytics/ui/page';
import { useUi } from '@mobilytics/ui/ui-context';
import { useTranslations } from 'next-intl';
import { PlainTable } from '#parts/plain-table.tsx';
import type { Run } from '../../sync-query.ts';

const names = [
  ...(['listed', 'same', 'missingHere', 'missingThere', 'different', 'explained'] as const),
];

/** What a comparison found, type by type. */
export function RunCounts({ counts }: { counts: Run['counts'] }) {
  const t = useTranslations('sync');
  const { locale } = useUi();
  return (
    <Section title={t('run.counts')} isFlush>
      <PlainTable
        label={t('run.counts')}
        empty={t('types.empty')}
        rows={counts}
        rowId={({ type }) => type}
        columns={[
          {
            id: 'type',
            header: t('types.type'),
            cell: ({ type }) => <span className="font-mono text-xs">{type}</span>,
          },
          ...names.map((name) => ({
            id: name,
            header: t(`run.${name}`),
            align: 'end' as const,
            cell: (row: Run['counts'][number]) => (
              <span className={row[name] === 0 ? 'figures text-muted' : 'figures'}>
                {formatNumber(row[name], locale)}
              </span>
            ),
          })),
        ]}
      />
    </Section>
  );
}
