'use client';

import { useQuery } from '@apollo/client/react';
import { DataTable } from '@mobilytics/ui/data-table';
import { DateTime } from '@mobilytics/ui/date-time';
import { statusOptions } from '@mobilytics/ui/lib/status';
import { Money } from '@mobilytics/ui/money';
import { PageHeader, Section } from '@mobilytics/ui/page';
import { Status } from '@mobilytics/ui/status';
import { useTable } from '@mobilytics/ui/use-table';
import { useLocale, useTranslations } from 'next-intl';
import { graphql } from '#generated/gql.ts';
import type { OrderOrderField, OrderStatus, PaymentStatus } from '#generated/graphql.ts';
import { usePolling, visibleOnly } from '#lib/use-polling.ts';

const ordersQuery = graphql(`
  query Orders(
    $first: Int
    $after: String
    $last: Int
    $before: String
    $filter: OrderFilter
    $orderBy: OrderOrder
  ) {
    orders(
      first: $first
      after: $after
      last: $last
      before: $before
      filter: $filter
      orderBy: $orderBy
    ) {
      edges {
        node {
          id
          number
          status
          paymentStatus
          fulfillmentProgress
          placedAt
          organization {
            id
            name
          }
          totals {
            total {
              amount
              currency
            }
          }
        }
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      totalCount
    }
  }
`);

const orderStatuses: OrderStatus[] = [
  'PLACED',
  'CONFIRMED',
  'IN_FULFILLMENT',
  'COMPLETED',
  'ON_HOLD',
  'CANCELED',
  'EXPIRED',
];
const paymentStatuses: PaymentStatus[] = ['NONE', 'PARTIAL', 'PAID', 'OVERPAID', 'REFUNDED'];
const sortFields: Record<string, OrderOrderField> = {
  number: 'NUMBER',
  total: 'TOTAL',
  placed: 'PLACED_AT',
};

export default function OrdersPage() {
  const t = useTranslations('orders');
  const tc = useTranslations('common.columns');
  const locale = useLocale();
  const table = useTable({
    filterIds: ['search', 'status', 'payment'],
    sort: { column: 'placed', direction: 'descending' },
  });
  const { filters, sort } = table.state;
  const field = sort && sortFields[sort.column];
  const query = useQuery(ordersQuery, {
    variables: {
      ...table.connection,
      filter: {
        search: filters.search,
        status: filters.status ? [filters.status as OrderStatus] : undefined,
        paymentStatus: filters.payment ? [filters.payment as PaymentStatus] : undefined,
      },
      orderBy: field
        ? { field, direction: sort.direction === 'ascending' ? 'ASC' : 'DESC' }
        : undefined,
    },
    ...visibleOnly,
  });
  usePolling(query);
  const { data, previousData, error, loading, refetch } = query;
  const orders = (data ?? previousData)?.orders;
  return (
    <>
      <PageHeader title={t('title')} />
      <Section title={t('all')} isFlush>
        <DataTable
          label={t('title')}
          table={table}
          rows={orders?.edges.map((edge) => edge.node)}
          totalCount={orders?.totalCount}
          pageInfo={orders?.pageInfo}
          isLoading={loading}
          error={error}
          onRetry={() => void refetch()}
          rowId={(order) => order.id}
          rowName={(order) => order.number}
          rowHref={(order) => `/orders/${order.id}`}
          empty={{ title: t('empty'), text: t('emptyText') }}
          filters={[
            { id: 'search', label: t('search'), kind: 'search' },
            {
              id: 'status',
              label: tc('status'),
              kind: 'select',
              options: statusOptions(orderStatuses, locale),
            },
            {
              id: 'payment',
              label: t('filters.payment'),
              kind: 'select',
              options: statusOptions(paymentStatuses, locale),
            },
          ]}
          columns={[
            {
              id: 'number',
              header: tc('number'),
              isSortable: true,
              cell: (order) => order.number,
              text: (order) => order.number,
            },
            {
              id: 'customer',
              header: tc('customer'),
              cell: (order) => order.organization.name,
              text: (order) => order.organization.name,
            },
            {
              id: 'status',
              header: tc('status'),
              cell: (order) => <Status status={order.status} />,
              text: (order) => order.status,
            },
            {
              id: 'payment',
              header: t('columns.payment'),
              cell: (order) => <Status status={order.paymentStatus} />,
              text: (order) => order.paymentStatus,
            },
            {
              id: 'fulfilment',
              header: t('columns.fulfilment'),
              cell: (order) => <Status status={order.fulfillmentProgress} />,
              text: (order) => order.fulfillmentProgress,
            },
            {
              id: 'total',
              header: tc('total'),
              align: 'end',
              isSortable: true,
              cell: (order) => <Money value={order.totals.total} />,
              text: (order) => `${order.totals.total.amount} ${order.totals.total.currency}`,
            },
            {
              id: 'placed',
              header: t('columns.placed'),
              isSortable: true,
              cell: (order) => order.placedAt && <DateTime value={order.placedAt} />,
              text: (order) => order.placedAt,
            },
          ]}
        />
      </Section>
    </>
  );
}
