'use client';

import { Button } from '@mobilytics/ui/button';
import { DateTime } from '@mobilytics/ui/date-time';
import { Money } from '@mobilytics/ui/money';
import { Section } from '@mobilytics/ui/page';
import { Status } from '@mobilytics/ui/status';
import { useLocale, useTranslations } from 'next-intl';
import { PlainTable } from '#components/plain-table.tsx';
import { usePrint } from '#lib/use-print.ts';
import type { Invoice } from './invoice-lines.tsx';

/** How an invoice was paid, failed attempts too, and what was credited of it. */
export function InvoiceHistory({ invoice }: { invoice: Invoice }) {
  const t = useTranslations('billing');
  const locale = useLocale();
  const printing = usePrint();
  return (
    <>
      <Section title={t('paidHow')} isFlush={invoice.payments.length > 0}>
        {printing.problem && <p className="text-sm text-danger">{printing.problem}</p>}
        {invoice.payments.length === 0 ? (
          <p className="text-sm text-muted">{t('notPaidYet')}</p>
        ) : (
          <PlainTable
            label={t('paidHow')}
            rows={invoice.payments}
            rowId={(payment) => payment.id}
            columns={[
              {
                header: t('when'),
                cell: ({ createdAt }) => <DateTime value={createdAt} style="absolute" />,
              },
              {
                header: t('state'),
                cell: ({ state, failureMessage }) => (
                  <>
                    <Status status={state} />
                    {failureMessage && state === 'FAILED' && (
                      <span className="block text-xs text-danger">{failureMessage}</span>
                    )}
                  </>
                ),
              },
              { header: t('means'), cell: ({ method }) => method ?? '—' },
              {
                header: t('receipt'),
                cell: ({ id, state, amount }) =>
                  state === 'SUCCEEDED' ? (
                    <Button
                      size="small"
                      kind="quiet"
                      aria-label={t('receiptOf', { amount: `${amount.amount} ${amount.currency}` })}
                      isPending={printing.isPending}
                      onPress={() => void printing.printReceipt({ paymentId: id, locale })}
                    >
                      PDF
                    </Button>
                  ) : (
                    '—'
                  ),
              },
              {
                header: t('amount'),
                align: 'end',
                cell: ({ amount }) => <Money value={amount} />,
              },
            ]}
          />
        )}
      </Section>
      {invoice.creditNotes.length > 0 && (
        <Section title={t('creditNotes')} isFlush>
          <PlainTable
            label={t('creditNotes')}
            rows={invoice.creditNotes}
            rowId={(note) => note.id}
            columns={[
              { header: t('number'), cell: ({ number }) => number },
              { header: t('state'), cell: ({ state }) => <Status status={state} /> },
              {
                header: t('issued'),
                cell: ({ createdAt }) => <DateTime value={createdAt} style="absolute" />,
              },
              { header: t('item'), cell: ({ memo }) => memo ?? '—' },
              { header: t('total'), align: 'end', cell: ({ total }) => <Money value={total} /> },
            ]}
          />
        </Section>
      )}
    </>
  );
}
