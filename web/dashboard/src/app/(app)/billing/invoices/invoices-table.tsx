'use client';

import { DataTable } from '@mobilytics/ui/data-table';
import { DateTime } from '@mobilytics/ui/date-time';
import { statusOptions } from '@mobilytics/ui/lib/status';
import { Money } from '@mobilytics/ui/money';
import { Section } from '@mobilytics/ui/page';
import { Status } from '@mobilytics/ui/status';
import { TextLink } from '@mobilytics/ui/text-link';
import { useTable } from '@mobilytics/ui/use-table';
import { useLocale, useTranslations } from 'next-intl';
import type { InvoiceKind, InvoiceState } from '#generated/graphql.ts';
import { useMay } from '#layout/viewer.tsx';
import { useLiveQuery } from '#lib/use-live-query.ts';
import { invoicesQuery } from '../billing-queries.ts';
import { boundsOf, daysOf, periodOptions, totalOptions } from './invoice-filters.ts';

const kinds: InvoiceKind[] = ['ORDER', 'RENEWAL', 'CHANGE', 'CAMPAIGN', 'ONE_OFF'];
const states: InvoiceState[] = ['OPEN', 'PAID', 'VOID', 'UNCOLLECTIBLE'];

export function InvoicesTable() {
  const t = useTranslations('billing');
  const locale = useLocale();
  const withOrders = useMay('orders:read');
  const table = useTable({
    filterIds: ['search', 'state', 'kind', 'period', 'total'],
    pageSize: 20,
    prefix: 'i',
  });
  const { search, state, kind, period, total } = table.state.filters;
  const { data, error, isLoading, retry } = useLiveQuery(invoicesQuery, {
    variables: {
      ...table.connection,
      filter: {
        search: search ?? null,
        state: state ? [state as InvoiceState] : null,
        kind: kind ? [kind as InvoiceKind] : null,
        ...(period && daysOf(period)),
        ...(total && boundsOf(total)),
      },
      withOrders,
    },
  });
  return (
    <Section title={t('invoices')} isFlush>
      <DataTable
        label={t('invoices')}
        table={table}
        rows={data?.invoices.edges.map((edge) => edge.node)}
        totalCount={data?.invoices.totalCount}
        pageInfo={data?.invoices.pageInfo}
        isLoading={isLoading}
        error={error}
        onRetry={retry}
        rowId={(invoice) => invoice.id}
        rowName={(invoice) => invoice.number ?? invoice.id}
        rowHref={(invoice) => `/billing/invoices/${invoice.id}`}
        empty={{ title: t('empty'), text: t('emptyText') }}
        filters={[
          { id: 'search', label: t('search'), kind: 'search' },
          {
            id: 'state',
            label: t('state'),
            kind: 'select',
            options: statusOptions(states, locale),
          },
          {
            id: 'kind',
            label: t('kind'),
            kind: 'select',
            options: kinds.map((value) => ({ value, label: t(`kinds.${value}`) })),
          },
          { id: 'period', label: t('issuedIn'), kind: 'select', options: periodOptions(locale) },
          { id: 'total', label: t('total'), kind: 'select', options: totalOptions(locale) },
        ]}
        columns={[
          {
            id: 'number',
            header: t('number'),
            cell: (invoice) => invoice.number ?? invoice.id,
            text: (invoice) => invoice.number ?? invoice.id,
          },
          {
            id: 'state',
            header: t('state'),
            cell: (invoice) => <Status status={invoice.state} />,
            text: (invoice) => invoice.state,
          },
          {
            id: 'kind',
            header: t('kind'),
            cell: (invoice) => t(`kinds.${invoice.kind}`),
            text: (invoice) => invoice.kind,
          },
          {
            id: 'issued',
            header: t('issued'),
            cell: (invoice) =>
              invoice.issuedAt && <DateTime value={invoice.issuedAt} style="absolute" />,
            text: (invoice) => invoice.issuedAt,
          },
          {
            id: 'order',
            header: t('order'),
            cell: (invoice) =>
              invoice.order && (
                <TextLink href={`/orders/${invoice.order.id}`}>{invoice.order.number}</TextLink>
              ),
            text: (invoice) => invoice.order?.number,
          },
          {
            id: 'due',
            header: t('due'),
            align: 'end',
            cell: (invoice) => <Money value={invoice.amountDue} />,
            text: (invoice) => `${invoice.amountDue.amount} ${invoice.amountDue.currency}`,
          },
          {
            id: 'total',
            header: t('total'),
            align: 'end',
            cell: (invoice) => <Money value={invoice.total} />,
            text: (invoice) => `${invoice.total.amount} ${invoice.total.currency}`,
          },
        ]}
      />
    </Section>
  );
}
