'use client';

import { useQuery } from '@apollo/client/react';
import { taxName } from '@mobilytics/tax/tax-name';
import { DataTable } from '@mobilytics/ui/data-table';
import { DateTime } from '@mobilytics/ui/date-time';
import { Money } from '@mobilytics/ui/money';
import { TextLink } from '@mobilytics/ui/text-link';
import { useTable } from '@mobilytics/ui/use-table';
import { useLocale, useTranslations } from 'next-intl';
import type { LedgerTransactionFilter } from '#generated/graphql.ts';
import { DayField } from '../finance/report-bar.tsx';
import { useParameters } from '../finance/use-parameters.ts';
import { usePlaces } from '../finance/use-places.ts';
import { journalQuery } from './ledger-queries.ts';
import { accountGroups, transactionKinds } from './ledger-words.ts';

/** Every movement, newest first; a row opens into its two sides. */
export function Journal() {
  const t = useTranslations('finance.ledger');
  const tf = useTranslations('finance');
  const tk = useTranslations('finance.kinds');
  const tp = useTranslations('finance.productKinds');
  const placeOf = usePlaces();
  const locale = useLocale() === 'fr' ? 'fr' : 'en';
  const days = useParameters({ from: '', to: '' });
  const table = useTable({
    filterIds: [
      ...['search', 'kind', 'accountType', 'currency'],
      ...['organizationId', 'product', 'productKind', 'taxName', 'jurisdiction'],
    ],
  });
  const { filters } = table.state;
  const { data, previousData, error, loading, refetch } = useQuery(journalQuery, {
    variables: { ...table.connection, filter: filterOf(filters, days.values) },
  });
  const page = (data ?? previousData)?.ledgerTransactions;
  const { product, productKind, taxName: tax, jurisdiction } = filters;
  const narrowed = [
    product,
    productKind && tp.has(productKind as 'OTHER') ? tp(productKind as 'OTHER') : productKind,
    tax && taxName(tax, locale),
    jurisdiction && placeOf(jurisdiction),
  ]
    .filter((value) => value !== undefined)
    .join(' · ');
  return (
    <div className="pt-4">
      <div className="mb-4 flex flex-wrap items-end gap-3">
        <DayField
          name="from"
          label={tf('from')}
          value={days.values.from}
          onChange={(day) => days.put('from', day)}
        />
        <DayField
          name="to"
          label={tf('to')}
          value={days.values.to}
          onChange={(day) => days.put('to', day)}
        />
        {narrowed && <p className="pb-2 text-sm text-muted">{t('narrowed', { to: narrowed })}</p>}
      </div>
      <div className="rounded-lg border border-line bg-surface">
        <DataTable
          label={t('journal')}
          table={table}
          rows={page?.edges.map(({ node }) => node)}
          totalCount={page?.totalCount}
          pageInfo={page?.pageInfo}
          isLoading={loading}
          error={error}
          onRetry={() => void refetch()}
          rowId={(row) => row.id}
          rowName={(row) => `${tk(row.kind)} ${row.sourceId}`}
          rowHref={(row) => `/billing/ledger/${row.id}`}
          empty={{ title: t('empty'), text: t('emptyText') }}
          filters={[
            { id: 'search', label: t('search'), kind: 'search' },
            {
              id: 'kind',
              label: t('kind'),
              kind: 'select',
              options: transactionKinds.map((kind) => ({ value: kind, label: tk(kind) })),
            },
            {
              id: 'accountType',
              label: t('accounts'),
              kind: 'select',
              options: Object.keys(accountGroups).map((group) => ({
                value: group,
                label: t(`groups.${group as keyof typeof accountGroups}`),
              })),
            },
          ]}
          columns={[
            {
              id: 'kind',
              header: t('kind'),
              cell: (row) => tk(row.kind),
              text: (row) => row.kind,
            },
            {
              id: 'occurred',
              header: t('occurred'),
              cell: (row) => <DateTime value={row.occurredAt} style="absolute" />,
              text: (row) => row.occurredAt,
            },
            {
              id: 'customer',
              header: t('customer'),
              cell: (row) => row.customerName,
              text: (row) => row.customerName,
            },
            {
              id: 'invoice',
              header: t('invoice'),
              cell: (row) =>
                row.invoice && (
                  <TextLink href={`/billing/invoices/${row.invoice.id}`}>
                    {row.invoice.number ?? row.invoice.id}
                  </TextLink>
                ),
              text: (row) => row.invoice?.number,
            },
            {
              id: 'source',
              header: t('source'),
              cell: (row) => <span className="font-mono text-xs">{row.sourceId}</span>,
              text: (row) => row.sourceId,
            },
            {
              id: 'amount',
              header: t('amount'),
              align: 'end',
              cell: (row) => <Money value={row.amount} />,
              text: (row) => `${row.amount.amount} ${row.amount.currency}`,
            },
          ]}
        />
      </div>
    </div>
  );
}

function filterOf(
  filters: Record<string, string>,
  days: { from: string; to: string },
): LedgerTransactionFilter {
  const { kind, accountType, ...same } = filters;
  const known = transactionKinds.find((each) => each === kind);
  const accounts = accountGroups[accountType as keyof typeof accountGroups];
  return {
    ...same,
    ...accounts,
    ...(known && { kind: [known] }),
    ...(days.from && { from: days.from }),
    ...(days.to && { to: days.to }),
  };
}
