'use client';

import { useQuery } from '@apollo/client/react';
import { DateTime } from '@mobilytics/ui/date-time';
import { ErrorState } from '@mobilytics/ui/error-state';
import { formatNumber } from '@mobilytics/ui/lib/format';
import { Money } from '@mobilytics/ui/money';
import { Section } from '@mobilytics/ui/page';
import { SkeletonText } from '@mobilytics/ui/skeleton';
import { TextLink } from '@mobilytics/ui/text-link';
import { useUi } from '@mobilytics/ui/ui-context';
import { useTranslations } from 'next-intl';
import { visibleOnly } from '#lib/use-polling.ts';
import { PlainTable } from '#parts/plain-table.tsx';
import { findingsQuery } from './usage-queries.ts';

interface Of {
  organization: { id: string; name: string } | null;
  invoice: { id: string; number: string | null } | null;
}

/** What finance has to look at: invoices that charge another usage, and lines that nothing explains. */
export function UsageFindings() {
  const t = useTranslations('usage');
  const tc = useTranslations('common.columns');
  const { locale } = useUi();
  const { data, error, refetch } = useQuery(findingsQuery, visibleOnly);
  const customer = {
    id: 'customer',
    header: tc('customer'),
    cell: ({ organization }: Of) =>
      organization && (
        <TextLink href={`/billing/accounts/${organization.id}`}>{organization.name}</TextLink>
      ),
  };
  const invoice = {
    id: 'invoice',
    header: t('invoice'),
    cell: (row: Of) =>
      row.invoice && (
        <TextLink href={`/billing/invoices/${row.invoice.id}`}>
          {row.invoice.number ?? row.invoice.id}
        </TextLink>
      ),
  };
  if (error) {
    return (
      <div className="mb-6">
        <ErrorState error={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  if (!data) return <SkeletonText lines={6} />;
  const { usageDifferences, unexplainedLines } = data;
  return (
    <>
      <Section
        title={t('differences.title', { count: usageDifferences.totalCount })}
        description={t('differences.text')}
        isFlush
      >
        <PlainTable
          label={t('differences.label')}
          rows={usageDifferences.edges.map(({ node }) => node)}
          rowId={({ id }) => id}
          empty={t('differences.empty')}
          columns={[
            invoice,
            customer,
            {
              id: 'invoiced',
              header: t('differences.invoiced'),
              align: 'end',
              cell: ({ invoicedQuantity }) => formatNumber(invoicedQuantity, locale),
            },
            {
              id: 'counted',
              header: t('differences.counted'),
              align: 'end',
              cell: ({ countedQuantity }) => formatNumber(countedQuantity, locale),
            },
            {
              id: 'found',
              header: t('found'),
              cell: ({ foundAt }) => <DateTime value={foundAt} />,
            },
          ]}
        />
      </Section>
      <Section
        title={t('unexplained.title', { count: unexplainedLines.totalCount })}
        description={t('unexplained.text')}
        isFlush
      >
        <PlainTable
          label={t('unexplained.label')}
          rows={unexplainedLines.edges.map(({ node }) => node)}
          rowId={({ id }) => id}
          empty={t('unexplained.empty')}
          columns={[
            invoice,
            customer,
            {
              id: 'description',
              header: t('unexplained.says'),
              cell: ({ description }) => description,
            },
            {
              id: 'net',
              header: t('unexplained.net'),
              align: 'end',
              cell: ({ net }) => <Money value={net} />,
            },
            {
              id: 'found',
              header: t('found'),
              cell: ({ foundAt }) => <DateTime value={foundAt} />,
            },
          ]}
        />
      </Section>
    </>
  );
}
