'use client';

import { useQuery } from '@apollo/client/react';
import { DataTable } from '@mobilytics/ui/data-table';
import { DateTime } from '@mobilytics/ui/date-time';
import { Money } from '@mobilytics/ui/money';
import { Section } from '@mobilytics/ui/page';
import { TextLink } from '@mobilytics/ui/text-link';
import { useTable } from '@mobilytics/ui/use-table';
import { useTranslations } from 'next-intl';
import { usePolling, visibleOnly } from '#lib/use-polling.ts';
import { overdueQuery } from './dunning-queries.ts';

/** Overdue invoices with what was done last and what happens next. */
export function OverdueTable() {
  const t = useTranslations('money');
  const tc = useTranslations('common.columns');
  const table = useTable({ filterIds: ['search'] });
  const { search } = table.state.filters;
  const query = useQuery(overdueQuery, {
    variables: { ...table.connection, filter: { isOverdue: true, search } },
    ...visibleOnly,
  });
  usePolling(query);
  const { data, previousData, error, loading, refetch } = query;
  const invoices = (data ?? previousData)?.invoices;
  return (
    <Section title={t('dunning.overdue')} isFlush>
      <DataTable
        label={t('dunning.overdue')}
        table={table}
        rows={invoices?.edges.map((edge) => edge.node)}
        totalCount={invoices?.totalCount}
        pageInfo={invoices?.pageInfo}
        isLoading={loading}
        error={error}
        onRetry={() => void refetch()}
        rowId={(row) => row.id}
        rowName={(row) => row.number ?? row.id}
        rowHref={(row) => `/billing/invoices/${row.id}`}
        empty={{ title: t('dunning.empty'), text: t('dunning.emptyText') }}
        filters={[{ id: 'search', label: t('dunning.search'), kind: 'search' }]}
        columns={[
          {
            id: 'number',
            header: tc('number'),
            cell: (row) => row.number ?? row.stripeInvoiceId,
            text: (row) => row.number ?? row.stripeInvoiceId,
          },
          {
            id: 'customer',
            header: tc('customer'),
            cell: (row) => (
              <TextLink href={`/billing/accounts/${row.organization.id}`}>
                {row.organization.name}
              </TextLink>
            ),
            text: (row) => row.organization.name,
          },
          {
            id: 'due',
            header: t('dunning.due'),
            align: 'end',
            cell: (row) => <Money value={row.amountDue} />,
            text: (row) => `${row.amountDue.amount} ${row.amountDue.currency}`,
          },
          {
            id: 'since',
            header: t('dunning.since'),
            cell: (row) => row.overdueSince && <DateTime value={row.overdueSince} />,
            text: (row) => row.overdueSince,
          },
          {
            id: 'last',
            header: t('dunning.last'),
            cell: ({ dunning }) => {
              const last = dunning.filter(({ isSkipped }) => !isSkipped).at(-1);
              return last ? (
                <>
                  {t(`dunning.kinds.${last.kind}`)} <DateTime value={last.doneAt} />
                </>
              ) : (
                '—'
              );
            },
            text: ({ dunning }) => dunning.filter(({ isSkipped }) => !isSkipped).at(-1)?.kind,
          },
          {
            id: 'next',
            header: t('dunning.next'),
            cell: ({ nextStep }) =>
              nextStep ? (
                <>
                  {t(`dunning.kinds.${nextStep.kind}`)} <DateTime value={nextStep.at} />
                </>
              ) : (
                t('dunning.nothing')
              ),
            text: ({ nextStep }) => nextStep?.kind,
          },
        ]}
      />
    </Section>
  );
}
