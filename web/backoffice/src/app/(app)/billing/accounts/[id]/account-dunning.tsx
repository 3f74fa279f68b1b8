'use client';

import { DateTime } from '@mobilytics/ui/date-time';
import { Section } from '@mobilytics/ui/page';
import { TextLink } from '@mobilytics/ui/text-link';
import { useTranslations } from 'next-intl';
import { PlainTable } from '#parts/plain-table.tsx';
import type { Account } from './account-query.ts';

/** What was done because invoices were not paid. */
export function AccountDunning({ dunning }: Pick<Account, 'dunning'>) {
  const t = useTranslations('money');
  return (
    <Section title={t('dunning.history')} isFlush>
      <PlainTable
        label={t('dunning.history')}
        rows={dunning}
        rowId={({ id }) => id}
        empty={t('dunning.noHistory')}
        columns={[
          {
            id: 'what',
            header: t('dunning.what'),
            cell: ({ action }) =>
              action.isSkipped
                ? t('dunning.skipped', { what: t(`dunning.kinds.${action.kind}`) })
                : t(`dunning.kinds.${action.kind}`),
          },
          {
            id: 'invoice',
            header: t('credit.invoice'),
            cell: ({ invoice }) => (
              <TextLink href={`/billing/invoices/${invoice.id}`}>
                {invoice.number ?? invoice.id}
              </TextLink>
            ),
          },
          {
            id: 'days',
            header: t('dunning.afterDays'),
            align: 'end',
            cell: ({ action }) => action.afterDays,
          },
          {
            id: 'at',
            header: t('dunning.when'),
            cell: ({ action }) => <DateTime value={action.doneAt} />,
          },
          {
            id: 'undone',
            header: t('dunning.ended'),
            cell: ({ action }) => action.undoneAt && <DateTime value={action.undoneAt} />,
          },
        ]}
      />
    </Section>
  );
}
