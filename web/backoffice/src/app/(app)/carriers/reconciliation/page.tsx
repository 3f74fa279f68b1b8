'use client';

import { useQuery } from '@apollo/client/react';
import { CalendarDay } from '@mobilytics/ui/date-time';
import { ErrorState } from '@mobilytics/ui/error-state';
import { Money } from '@mobilytics/ui/money';
import { PageHeader, Section } from '@mobilytics/ui/page';
import { Skeleton } from '@mobilytics/ui/skeleton';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { visibleOnly } from '#lib/use-polling.ts';
import { PlainTable } from '#parts/plain-table.tsx';
import { invoicesQuery } from './bills-query.ts';
import { ImportBill } from './import-bill.tsx';
import { OpenDifferences } from './open-differences.tsx';

/** The carriers' bills, held against the labels we bought. */
export default function ReconciliationPage() {
  const t = useTranslations('carriers.reconciliation');
  const tcarriers = useTranslations('carriers');
  const tc = useTranslations('common');
  const { data, error, refetch } = useQuery(invoicesQuery, visibleOnly);
  const [imports, setImports] = useState(0);
  const bills = data?.carrierInvoices.edges.map(({ node }) => node);
  return (
    <>
      <PageHeader
        title={t('title')}
        crumbs={[{ label: tcarriers('title'), href: '/carriers' }]}
        description={t('description')}
      />
      <OpenDifferences key={imports} onChange={() => void refetch()} />
      <ImportBill
        onImported={() => {
          setImports(imports + 1);
          void refetch();
        }}
      />
      <Section title={t('bills')} isFlush>
        {error && <ErrorState error={error} onRetry={() => void refetch()} />}
        {!bills && !error && <Skeleton className="m-4 h-24" />}
        {bills && (
          <PlainTable
            label={t('bills')}
            rows={bills}
            rowId={({ id }) => id}
            empty={t('noBills')}
            columns={[
              { id: 'number', header: t('number'), cell: ({ number }) => number },
              {
                id: 'carrier',
                header: tc('columns.carrier'),
                cell: ({ carrier }) => tc(`carriers.${carrier}`),
              },
              {
                id: 'date',
                header: tc('columns.date'),
                cell: ({ invoicedOn }) => <CalendarDay value={invoicedOn} />,
              },
              {
                id: 'total',
                header: tc('columns.total'),
                align: 'end',
                cell: ({ total }) => <Money value={total} />,
              },
              {
                id: 'lines',
                header: t('lines'),
                align: 'end',
                cell: ({ lineCount, matchedCount }) =>
                  t('matched', { matched: matchedCount, count: lineCount }),
              },
              {
                id: 'open',
                header: t('openDifferences'),
                align: 'end',
                cell: ({ openDifferences }) => openDifferences,
              },
            ]}
          />
        )}
      </Section>
    </>
  );
}
