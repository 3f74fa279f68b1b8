'use client';

import { useQuery } from '@apollo/client/react';
import { CopyId } from '@mobilytics/ui/copy-id';
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
  const { entries, invoice, organization } = transaction;
  const aboutOf = (row: (typeof entries)[number]) =>
    [row.product, row.taxName, row.jurisdiction].filter(Boolean).join(' · ');
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
            { term: t('source'), value: <CopyId id={transaction.sourceId} /> },
            { term: t('movement'), value: <Movement movement={transaction.movement} /> },
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
          rows={entries}
          rowId={(row) => row.id}
          columns={[
            {
              id: 'account',
              header: t('account'),
              cell: (row) => `${row.account.number} ${row.account.name}`,
            },
            // What is about no sale has neither a product nor a tax.
            ...(entries.some((row) => aboutOf(row) !== '')
              ? [{ id: 'about', header: t('about'), cell: aboutOf }]
              : []),
            ...(entries.some((row) => row.taxable)
              ? [
                  {
                    id: 'taxable',
                    header: t('taxable'),
                    align: 'end' as const,
                    cell: (row: (typeof entries)[number]) =>
                      row.taxable && <Money value={row.taxable} />,
                  },
                ]
              : []),
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

/** What of Stripe's object moved: a word, and for one of several the id of its own. */
function Movement({ movement }: { movement: string }) {
  const t = useTranslations('finance.movements');
  const [what = '', id] = movement.split(':');
  return (
    <>
      {t.has(what as 'booked') ? t(what as 'booked') : what} {id && <CopyId id={id} />}
    </>
  );
}
