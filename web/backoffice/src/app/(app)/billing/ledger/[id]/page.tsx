'use client';

import { useQuery } from '@apollo/client/react';
import { DateTime } from '@mobilytics/ui/date-time';
import { DescriptionList } from '@mobilytics/ui/description-list';
import { fact } from '@mobilytics/ui/fact';
import { Money } from '@mobilytics/ui/money';
import { PageHeader, Section } from '@mobilytics/ui/page';
import { TextLink } from '@mobilytics/ui/text-link';
import { useParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { ObjectState } from '#parts/object-state.tsx';
import { PlainTable } from '#parts/plain-table.tsx';
import { transactionQuery } from '../ledger-queries.ts';

/** One movement with both its sides. */
export default function LedgerTransactionPage() {
  const t = useTranslations('finance.ledger');
  const tk = useTranslations('finance.kinds');
  const { id } = useParams<{ id: string }>();
  const { data, error, loading, refetch } = useQuery(transactionQuery, { variables: { id } });
  const transaction = data?.ledgerTransaction;
  if (!transaction) {
    return (
      <ObjectState
        list={{ label: t('title'), href: '/billing/ledger' }}
        isMissing={!loading}
        error={error}
        onRetry={() => void refetch()}
      />
    );
  }
  const { invoice, organization } = transaction;
  return (
    <>
      <PageHeader
        title={tk(transaction.kind)}
        id={transaction.id}
        crumbs={[{ label: t('title'), href: '/billing/ledger' }]}
      />
      <Section title={t('about')}>
        <DescriptionList
          items={[
            { term: t('amount'), value: <Money value={transaction.amount} /> },
            {
              term: t('occurred'),
              value: <DateTime value={transaction.occurredAt} style="absolute" />,
            },
            {
              term: t('posted'),
              value: <DateTime value={transaction.postedAt} style="absolute" />,
            },
            { term: t('source'), value: transaction.sourceId },
            { term: t('movement'), value: transaction.movement },
            ...fact(t('correction'), transaction.sequence > 1 && transaction.sequence),
            ...fact(
              t('customer'),
              organization && (
                <TextLink href={`/customers/${organization.id}`}>
                  {transaction.customerName ?? organization.id}
                </TextLink>
              ),
            ),
            ...fact(
              t('invoice'),
              invoice && (
                <TextLink href={`/billing/invoices/${invoice.id}`}>
                  {invoice.number ?? invoice.id}
                </TextLink>
              ),
            ),
          ]}
        />
      </Section>
      <Section title={t('sides')} isFlush>
        <PlainTable
          label={t('sides')}
          empty={t('empty')}
          rows={transaction.entries}
          rowId={(row) => row.id}
          columns={[
            {
              id: 'account',
              header: t('account'),
              cell: (row) => `${row.account.number} ${row.account.name}`,
            },
            {
              id: 'about',
              header: t('about'),
              cell: (row) =>
                [row.product, row.taxName, row.jurisdiction].filter(Boolean).join(' · '),
            },
            {
              id: 'taxable',
              header: t('taxable'),
              align: 'end',
              cell: (row) => row.taxable && <Money value={row.taxable} />,
            },
            {
              id: 'debit',
              header: t('debit'),
              align: 'end',
              cell: (row) => row.debit && <Money value={row.debit} />,
            },
            {
              id: 'credit',
              header: t('credit'),
              align: 'end',
              cell: (row) => row.credit && <Money value={row.credit} />,
            },
          ]}
        />
      </Section>
    </>
  );
}
