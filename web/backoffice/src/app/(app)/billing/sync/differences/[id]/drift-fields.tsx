'use client';

import { Section } from '@mobilytics/ui/page';
import { useTranslations } from 'next-intl';
import { PlainTable } from '#parts/plain-table.tsx';
import type { Drift } from '../drift-query.ts';

/** What differs, field by field. */
export function DriftFields({ fields }: { fields: Drift['fields'] }) {
  const t = useTranslations('sync.drift');
  const value = (text: string | null) =>
    text === null ? (
      <span className="text-muted">{t('absent')}</span>
    ) : (
      <span className="font-mono text-xs [overflow-wrap:anywhere]">{text}</span>
    );
  return (
    <Section title={t('fields')} isFlush>
      <PlainTable
        label={t('fields')}
        empty={t('noFields')}
        rows={fields}
        rowId={({ path }) => path}
        columns={[
          {
            id: 'path',
            header: t('path'),
            cell: ({ path }) => (
              <span className="font-mono text-xs [overflow-wrap:anywhere]">{path}</span>
            ),
          },
          { id: 'ours', header: t('ours'), cell: ({ ours }) => value(ours) },
          { id: 'theirs', header: t('theirs'), cell: ({ theirs }) => value(theirs) },
        ]}
      />
    </Section>
  );
}
