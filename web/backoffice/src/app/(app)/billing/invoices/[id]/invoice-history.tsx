'use client';

import { Banner } from '@mobilytics/ui/banner';
import { DateTime } from '@mobilytics/ui/date-time';
import { formatDateTime } from '@mobilytics/ui/lib/format';
import { Money } from '@mobilytics/ui/money';
import { Section } from '@mobilytics/ui/page';
import { Status } from '@mobilytics/ui/status';
import { TextLink } from '@mobilytics/ui/text-link';
import { useUi } from '@mobilytics/ui/ui-context';
import { useTranslations } from 'next-intl';
import { PlainTable } from '#parts/plain-table.tsx';
import type { ShownInvoice } from './invoice-query.ts';

/** Since when it is overdue and what happens next. */
export function OverdueBanner({
  invoice: { overdueSince, nextStep },
}: {
  invoice: Pick<ShownInvoice, 'overdueSince' | 'nextStep'>;
}) {
  const t = useTranslations('money.dunning');
  const { locale } = useUi();
  if (!overdueSince) return null;
  const day = (value: string) => formatDateTime(new Date(value), locale);
  return (
    <div className="mb-6">
      <Banner tone="warning" title={t('overdueSince', { day: day(overdueSince) })}>
        {nextStep
          ? t('nextIs', { what: t(`kinds.${nextStep.kind}`), day: day(nextStep.at) })
          : t('nothing')}
      </Banner>
    </div>
  );
}

/** Credit notes of an invoice, and what was done because it was not paid. */
export function InvoiceHistory({
  invoice: { creditNotes, dunning },
}: {
  invoice: Pick<ShownInvoice, 'creditNotes' | 'dunning'>;
}) {
  const t = useTranslations('money');
  const tc = useTranslations('common.columns');
  return (
    <>
      {creditNotes.length > 0 && (
        <Section title={t('credit.notes')} isFlush>
          <PlainTable
            label={t('credit.notes')}
            rows={creditNotes}
            rowId={({ id }) => id}
            empty={t('credit.empty')}
            columns={[
              {
                id: 'number',
                header: tc('number'),
                cell: ({ id, number }) => (
                  <TextLink href={`/billing/credit-notes/${id}`}>{number}</TextLink>
                ),
              },
              { id: 'state', header: tc('status'), cell: ({ state }) => <Status status={state} /> },
              {
                id: 'total',
                header: tc('total'),
                align: 'end',
                cell: ({ total }) => <Money value={total} />,
              },
              {
                id: 'date',
                header: tc('date'),
                cell: ({ createdAt }) => <DateTime value={createdAt} />,
              },
            ]}
          />
        </Section>
      )}
      {dunning.length > 0 && (
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
                cell: ({ kind, isSkipped }) =>
                  isSkipped
                    ? t('dunning.skipped', { what: t(`dunning.kinds.${kind}`) })
                    : t(`dunning.kinds.${kind}`),
              },
              {
                id: 'days',
                header: t('dunning.afterDays'),
                align: 'end',
                cell: ({ afterDays }) => afterDays,
              },
              {
                id: 'at',
                header: t('dunning.when'),
                cell: ({ doneAt }) => <DateTime value={doneAt} />,
              },
            ]}
          />
        </Section>
      )}
    </>
  );
}
