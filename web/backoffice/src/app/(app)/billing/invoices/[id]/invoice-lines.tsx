'use client';

import { DateTime } from '@mobilytics/ui/date-time';
import { Money } from '@mobilytics/ui/money';
import { Section } from '@mobilytics/ui/page';
import { TextLink } from '@mobilytics/ui/text-link';
import { useTranslations } from 'next-intl';
import type { BackofficeInvoiceQuery } from '#generated/graphql.ts';
import { PlainTable } from '#parts/plain-table.tsx';

type Lines = NonNullable<BackofficeInvoiceQuery['invoice']>['lines'];

export function InvoiceLines({ lines }: { lines: Lines }) {
  const t = useTranslations('billing.invoices');
  const tc = useTranslations('common.columns');
  return (
    <Section title={t('lines')} isFlush>
      <PlainTable
        label={t('lines')}
        rows={lines}
        rowId={(line) => line.id}
        empty={t('noLines')}
        columns={[
          { id: 'description', header: tc('name'), cell: (line) => line.description },
          { id: 'quantity', header: tc('quantity'), align: 'end', cell: (line) => line.quantity },
          { id: 'net', header: t('net'), align: 'end', cell: (line) => <Money value={line.net} /> },
          { id: 'tax', header: t('tax'), align: 'end', cell: (line) => <Money value={line.tax} /> },
          {
            id: 'period',
            header: t('period'),
            cell: (line) =>
              // What was sold once has a period without length.
              line.periodStart &&
              line.periodEnd &&
              line.periodStart !== line.periodEnd && (
                <>
                  <DateTime value={line.periodStart} style="absolute" /> –{' '}
                  <DateTime value={line.periodEnd} style="absolute" />
                </>
              ),
          },
          // A campaign, usage and what staff invoiced come from no order.
          ...(lines.some(({ order }) => order)
            ? [
                {
                  id: 'order',
                  header: tc('order'),
                  cell: (line: (typeof lines)[number]) =>
                    line.order && (
                      <TextLink href={`/orders/${line.order.id}`}>{line.order.number}</TextLink>
                    ),
                },
              ]
            : []),
        ]}
      />
    </Section>
  );
}
