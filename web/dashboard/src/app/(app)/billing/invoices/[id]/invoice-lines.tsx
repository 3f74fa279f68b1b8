'use client';

import { Button } from '@mobilytics/ui/button';
import { formatDateTime, formatNumber } from '@mobilytics/ui/lib/format';
import { Money } from '@mobilytics/ui/money';
import { Section } from '@mobilytics/ui/page';
import { useUi } from '@mobilytics/ui/ui-context';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { PlainTable } from '#components/plain-table.tsx';
import type { InvoiceQuery } from '#generated/graphql.ts';
import { LineEvidenceDialog } from './line-evidence-dialog.tsx';

export type Invoice = NonNullable<InvoiceQuery['invoice']>;
type Line = Invoice['lines'][number];

const dayMs = 86_400_000;

/** What an invoice is for: each line in words, opening what it rests on; taxes by their names. */
export function InvoiceLines({ invoice }: { invoice: Invoice }) {
  const t = useTranslations('billing');
  const { locale } = useUi();
  const [opened, setOpened] = useState<Line | null>(null);
  const day = (value: string) => formatDateTime(new Date(value), locale, { dateStyle: 'medium' });
  const isPeriod = ({ periodStart: from, periodEnd: to }: Line) =>
    Boolean(from && to && Date.parse(to) - Date.parse(from) >= dayMs);
  return (
    <Section title={t('lines')} isFlush>
      <PlainTable
        label={t('lines')}
        rows={invoice.lines}
        rowId={(line) => line.id}
        columns={[
          {
            header: t('item'),
            cell: (line) => (
              <>
                {line.explanation}
                {isPeriod(line) && (
                  <span className="block text-xs text-muted">
                    {t('period', {
                      from: day(line.periodStart ?? ''),
                      to: day(line.periodEnd ?? ''),
                    })}
                  </span>
                )}
              </>
            ),
          },
          {
            header: t('why'),
            cell: (line) => (
              <Button
                size="small"
                kind="quiet"
                aria-label={t('whyOf', { what: line.explanation })}
                onPress={() => setOpened(line)}
              >
                {t('explain')}
              </Button>
            ),
          },
          {
            header: t('unitPrice'),
            align: 'end',
            cell: (line) => (line.unitPrice ? <Money value={line.unitPrice} /> : '—'),
          },
          { header: t('net'), align: 'end', cell: (line) => <Money value={line.net} /> },
          { header: t('tax'), align: 'end', cell: (line) => <Money value={line.tax} /> },
        ]}
      />
      <Totals invoice={invoice} percent={(rate) => percentOf(rate, locale)} />
      {opened && (
        <LineEvidenceDialog
          invoiceId={invoice.id}
          lineId={opened.id}
          title={opened.explanation}
          onClose={() => setOpened(null)}
        />
      )}
    </Section>
  );
}

const percentOf = (rate: string, locale: 'en-CA' | 'fr-CA') =>
  formatNumber(Number(rate) / 100, locale, { style: 'percent', maximumFractionDigits: 3 });

function Totals({ invoice, percent }: { invoice: Invoice; percent: (rate: string) => string }) {
  const t = useTranslations('billing');
  const credit = Number(invoice.creditUsed.amount);
  const sums = [
    { label: t('subtotal'), value: invoice.subtotal },
    ...invoice.taxes.map(({ name, rate, amount }) => ({
      label: rate ? `${name} ${percent(rate)}` : name,
      value: amount,
    })),
    { label: t('total'), value: invoice.total, isStrong: true },
    ...(credit > 0 ? [{ label: t('creditUsed'), value: invoice.creditUsed }] : []),
    ...(credit < 0
      ? [
          {
            label: t('creditGiven'),
            value: {
              ...invoice.creditUsed,
              amount: invoice.creditUsed.amount.replace('-', ''),
            },
          },
        ]
      : []),
    { label: t('amountPaid'), value: invoice.amountPaid },
    { label: t('due'), value: invoice.amountDue, isStrong: true },
  ];
  return (
    <dl className="ml-auto grid w-full max-w-md grid-cols-[1fr_auto] gap-x-6 gap-y-1.5 px-4 py-4 text-sm sm:px-5">
      {sums.map(({ label, value, isStrong }) => (
        <div key={label} className={`contents ${isStrong ? 'font-medium' : ''}`}>
          <dt className={isStrong ? '' : 'text-muted'}>{label}</dt>
          <dd className="text-right">
            <Money value={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
