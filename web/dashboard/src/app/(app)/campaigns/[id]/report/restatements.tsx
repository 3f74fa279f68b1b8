'use client';

import { CalendarDay, DateTime } from '@mobilytics/ui/date-time';
import { formatNumber } from '@mobilytics/ui/lib/format';
import { Section } from '@mobilytics/ui/page';
import { useUi } from '@mobilytics/ui/ui-context';
import { useTranslations } from 'next-intl';
import { PlainTable } from '#components/plain-table.tsx';
import type { Delivery } from './report-query.ts';

/** Which figures late data has changed, so that nobody wonders about yesterday's printout. */
export function Restatements({ delivery }: { delivery: Delivery }) {
  const t = useTranslations('report');
  const { locale } = useUi();
  const persons = (value: { persons: string } | null) =>
    value ? formatNumber(value.persons, locale, { maximumFractionDigits: 0 }) : '—';
  const isEmpty = delivery.restatements.length === 0;
  return (
    <Section
      title={t('restatements')}
      description={isEmpty ? t('restatementsNone') : t('restatementsText')}
      isFlush
    >
      {!isEmpty && (
        <PlainTable
          label={t('restatements')}
          rows={delivery.restatements}
          rowId={({ restatedAt, line }) => restatedAt + line.id}
          columns={[
            {
              header: t('restatedAt'),
              cell: ({ restatedAt }) => <DateTime value={restatedAt} />,
            },
            { header: t('restatedLine'), cell: ({ line }) => line.name },
            {
              header: t('restatedDays'),
              cell: ({ dates }) =>
                dates.map((date) => (
                  <span key={date} className="block">
                    <CalendarDay value={date} />
                  </span>
                )),
            },
            { header: t('before'), align: 'end', cell: ({ from }) => persons(from) },
            { header: t('after'), align: 'end', cell: ({ to }) => persons(to) },
            { header: t('why'), cell: ({ reason }) => reason },
          ]}
        />
      )}
    </Section>
  );
}
