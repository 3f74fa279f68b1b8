'use client';

import { Banner } from '@mobilytics/ui/banner';
import { Button, LinkButton } from '@mobilytics/ui/button';
import { Section } from '@mobilytics/ui/page';
import { useTranslations } from 'next-intl';
import { PlainTable } from '#parts/plain-table.tsx';
import type { Counted } from './page.tsx';

/** What the count found, item by item. */
export function CountResult({ counted, onAgain }: { counted: Counted; onAgain: () => void }) {
  const t = useTranslations('stock.count');
  const tc = useTranslations('common.columns');
  const wrong = counted.lines.filter(({ difference }) => difference !== 0).length;
  return (
    <>
      <div className="mb-6">
        <Banner tone="success" title={t('done')}>
          {t('doneText', { count: counted.lines.length, wrong })}
        </Banner>
      </div>
      <Section title={t('result')} isFlush>
        <PlainTable
          label={t('result')}
          rows={counted.lines}
          rowId={(line) => line.sku}
          empty=""
          columns={[
            {
              id: 'sku',
              header: tc('sku'),
              cell: (line) => <span className="font-mono text-xs">{line.sku}</span>,
            },
            { id: 'expected', header: t('expected'), align: 'end', cell: (line) => line.expected },
            { id: 'counted', header: t('counted'), align: 'end', cell: (line) => line.counted },
            {
              id: 'difference',
              header: t('difference'),
              align: 'end',
              cell: ({ difference }) => (
                <strong>{difference > 0 ? `+${difference}` : difference}</strong>
              ),
            },
          ]}
        />
      </Section>
      <div className="flex flex-wrap gap-3">
        <LinkButton href={`/stock?tab=movements&m-reference=${counted.reference}`}>
          {t('movements')}
        </LinkButton>
        <Button onPress={onAgain}>{t('again')}</Button>
      </div>
    </>
  );
}
