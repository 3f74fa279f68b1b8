'use client';

import { LinkButton } from '@mobilytics/ui/button';
import { DataTable } from '@mobilytics/ui/data-table';
import { DateTime } from '@mobilytics/ui/date-time';
import { statusOptions } from '@mobilytics/ui/lib/status';
import { Money } from '@mobilytics/ui/money';
import { PageHeader, Section } from '@mobilytics/ui/page';
import { Status } from '@mobilytics/ui/status';
import { useTable } from '@mobilytics/ui/use-table';
import { useLocale, useTranslations } from 'next-intl';
import { ShopTabs } from '#components/shop-tabs.tsx';
import type { OrderOrderField, OrderStatus, PaymentStatus } from '#generated/graphql.ts';
import { useLiveQuery } from '#lib/use-live-query.ts';
import { isOrderMoving, orderStatuses, ordersQuery, paymentStatuses } from './orders.ts';

const sortFields: Record<string, OrderOrderField> = {
  number: 'NUMBER',
  placedAt: 'PLACED_AT',
  total: 'TOTAL',
};

export default function OrdersPage() {
  const t = useTranslations('orders');
  const locale = useLocale();
  const table = useTable({
    filterIds: ['search', 'status', 'payment'],
    sort: { column: 'placedAt', direction: 'descending' },
  });
  const { search, status, payment } = table.state.filters;
  const { sort } = table.state;
  const { data, error, isLoading, retry } = useLiveQuery(ordersQuery, {
    variables: {
      ...table.connection,
      filter: {
        search: search ?? null,
        status: status ? [status as OrderStatus] : null,
        paymentStatus: payment ? [payment as PaymentStatus] : null,
      },
      orderBy: {
        field: sortFields[sort?.column ?? ''] ?? 'PLACED_AT',
        direction: sort?.direction === 'ascending' ? 'ASC' : 'DESC',
      },
    },
    isUnderWay: (found) => found.orders.edges.some(({ node }) => isOrderMoving(node.status)),
  });
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={
          <LinkButton kind="primary" href="/shop">
            {t('new')}
          </LinkButton>
        }
      />
      <ShopTabs />
      <Section title={t('all')} isFlush>
        <DataTable
          label={t('title')}
          table={table}
          rows={data?.orders.edges.map((edge) => edge.node)}
          totalCount={data?.orders.totalCount}
          pageInfo={data?.orders.pageInfo}
          isLoading={isLoading}
          error={error}
          onRetry={retry}
          rowId={(order) => order.id}
          rowName={(order) => order.number}
          rowHref={(order) => `/orders/${order.id}`}
          empty={{
            title: t('empty'),
            text: t('emptyText'),
            action: <LinkButton href="/shop">{t('shop')}</LinkButton>,
          }}
          filters={[
            { id: 'search', label: t('search'), kind: 'search' },
            {
              id: 'status',
              label: t('state'),
              kind: 'select',
              options: statusOptions(orderStatuses, locale),
            },
            {
              id: 'payment',
              label: t('payment'),
              kind: 'select',
              options: statusOptions(paymentStatuses, locale),
            },
          ]}
          columns={[
            {
              id: 'number',
              header: t('number'),
              cell: (order) => order.number,
              text: (order) => order.number,
              isSortable: true,
            },
            {
              id: 'status',
              header: t('state'),
              cell: (order) => <Status status={order.status} />,
              text: (order) => order.status,
            },
            {
              id: 'payment',
              header: t('payment'),
              cell: (order) => <Status status={order.paymentStatus} />,
              text: (order) => order.paymentStatus,
            },
            {
              id: 'fulfillment',
              header: t('fulfillment'),
              cell: (order) => <Status status={order.fulfillmentProgress} />,
              text: (order) => order.fulfillmentProgress,
            },
            {
              id: 'reference',
              header: t('reference'),
              cell: (order) => order.externalReference,
              text: (order) => order.externalReference,
              isHidden: true,
            },
            {
              id: 'placedAt',
              header: t('placed'),
              cell: (order) => order.placedAt && <DateTime value={order.placedAt} />,
              text: (order) => order.placedAt,
              isSortable: true,
            },
            {
              id: 'total',
              header: t('total'),
              align: 'end',
              cell: (order) => <Money value={order.totals.total} />,
              text: (order) => `${order.totals.total.amount} ${order.totals.total.currency}`,
              isSortable: true,
            },
          ]}
        />
      </Section>
    </>
  );
}
