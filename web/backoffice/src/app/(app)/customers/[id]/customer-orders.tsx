'use client';

import { DateTime } from '@mobilytics/ui/date-time';
import { Money } from '@mobilytics/ui/money';
import { Section } from '@mobilytics/ui/page';
import { Status } from '@mobilytics/ui/status';
import { TextLink } from '@mobilytics/ui/text-link';
import { useTranslations } from 'next-intl';
import { PlainTable } from '#parts/plain-table.tsx';
import type { CustomerActivity } from './customer-query.ts';

export function CustomerOrders({ orders }: Pick<CustomerActivity, 'orders'>) {
  const t = useTranslations('customers');
  const tc = useTranslations('common.columns');
  return (
    <Section
      title={t('orders.title')}
      description={
        orders.totalCount > orders.edges.length && t('latest', { count: orders.totalCount })
      }
      isFlush
    >
      <PlainTable
        label={t('orders.title')}
        rows={orders.edges.map((edge) => edge.node)}
        rowId={(order) => order.id}
        empty={t('orders.empty')}
        columns={[
          {
            id: 'number',
            header: tc('number'),
            cell: (order) => <TextLink href={`/orders/${order.id}`}>{order.number}</TextLink>,
          },
          { id: 'status', header: tc('status'), cell: (order) => <Status status={order.status} /> },
          {
            id: 'total',
            header: tc('total'),
            align: 'end',
            cell: (order) => <Money value={order.totals.total} />,
          },
          {
            id: 'placed',
            header: t('orders.placed'),
            cell: (order) => order.placedAt && <DateTime value={order.placedAt} />,
          },
        ]}
      />
    </Section>
  );
}

export function CustomerInvoices({ invoices }: Pick<CustomerActivity, 'invoices'>) {
  const t = useTranslations('customers');
  const tc = useTranslations('common.columns');
  return (
    <Section
      title={t('invoices.title')}
      description={
        invoices.totalCount > invoices.edges.length && t('latest', { count: invoices.totalCount })
      }
      isFlush
    >
      <PlainTable
        label={t('invoices.title')}
        rows={invoices.edges.map((edge) => edge.node)}
        rowId={(invoice) => invoice.id}
        empty={t('invoices.empty')}
        columns={[
          {
            id: 'number',
            header: tc('number'),
            cell: (invoice) => (
              <TextLink href={`/billing/invoices/${invoice.id}`}>
                {invoice.number ?? invoice.id}
              </TextLink>
            ),
          },
          {
            id: 'state',
            header: tc('status'),
            cell: (invoice) => <Status status={invoice.state} />,
          },
          {
            id: 'total',
            header: tc('total'),
            align: 'end',
            cell: (invoice) => <Money value={invoice.total} />,
          },
          {
            id: 'date',
            header: tc('date'),
            cell: (invoice) => invoice.issuedAt && <DateTime value={invoice.issuedAt} />,
          },
        ]}
      />
    </Section>
  );
}
