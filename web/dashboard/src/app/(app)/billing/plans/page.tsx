'use client';

import { LinkButton } from '@mobilytics/ui/button';
import { DataTable } from '@mobilytics/ui/data-table';
import { DateTime } from '@mobilytics/ui/date-time';
import { statusOptions } from '@mobilytics/ui/lib/status';
import { Money } from '@mobilytics/ui/money';
import { PageHeader, Section } from '@mobilytics/ui/page';
import { TextLink } from '@mobilytics/ui/text-link';
import { useTable } from '@mobilytics/ui/use-table';
import { useLocale, useTranslations } from 'next-intl';
import type { SubscriptionState } from '#generated/graphql.ts';
import { useMay } from '#layout/viewer.tsx';
import { useLiveQuery } from '#lib/use-live-query.ts';
import { plansQuery } from './plan-queries.ts';
import { PlanState } from './plan-state.tsx';

const states: SubscriptionState[] = [
  'ACTIVE',
  'TRIALING',
  'PAST_DUE',
  'UNPAID',
  'PAUSED',
  'CANCELED',
];

export default function PlansPage() {
  const t = useTranslations('plans');
  const locale = useLocale();
  const mayShop = useMay('orders:write');
  const withOrders = useMay('orders:read');
  const table = useTable({ filterIds: ['search', 'state'] });
  const { search, state } = table.state.filters;
  const { data, error, isLoading, retry } = useLiveQuery(plansQuery, {
    variables: {
      ...table.connection,
      filter: { search: search ?? null, state: state ? [state as SubscriptionState] : null },
      withOrders,
    },
  });
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={mayShop && <LinkButton href="/shop">{t('more')}</LinkButton>}
      />
      <Section title={t('all')} isFlush>
        <DataTable
          label={t('title')}
          table={table}
          rows={data?.planSubscriptions.edges.map((edge) => edge.node)}
          totalCount={data?.planSubscriptions.totalCount}
          pageInfo={data?.planSubscriptions.pageInfo}
          isLoading={isLoading}
          error={error}
          onRetry={retry}
          rowId={(plan) => plan.id}
          rowName={(plan) => plan.planName}
          rowHref={(plan) => `/billing/plans/${plan.id}`}
          empty={{ title: t('empty'), text: t('emptyText') }}
          filters={[
            { id: 'search', label: t('search'), kind: 'search' },
            {
              id: 'state',
              label: t('state'),
              kind: 'select',
              options: statusOptions(states, locale),
            },
          ]}
          columns={[
            {
              id: 'plan',
              header: t('plan'),
              cell: (plan) => plan.planName,
              text: (plan) => plan.planName,
            },
            {
              id: 'state',
              header: t('state'),
              cell: (plan) => <PlanState plan={plan} />,
              text: (plan) => plan.state,
            },
            {
              id: 'order',
              header: t('order'),
              cell: ({ order }) =>
                order ? <TextLink href={`/orders/${order.id}`}>{order.number}</TextLink> : '—',
              text: ({ order }) => order?.number,
            },
            {
              id: 'quantity',
              header: t('devices'),
              align: 'end',
              cell: (plan) => plan.quantity,
              text: (plan) => String(plan.quantity),
            },
            {
              id: 'amount',
              header: t('amount'),
              align: 'end',
              cell: (plan) => (
                <span className="whitespace-nowrap">
                  <Money value={plan.amount} />{' '}
                  <span className="text-muted">{t(`per.${plan.interval}`)}</span>
                </span>
              ),
              text: (plan) => `${plan.amount.amount} ${plan.amount.currency}`,
            },
            {
              id: 'next',
              header: t('periodEnd'),
              cell: (plan) =>
                plan.currentPeriodEnd && (
                  <DateTime value={plan.currentPeriodEnd} style="absolute" />
                ),
              text: (plan) => plan.currentPeriodEnd,
            },
          ]}
        />
      </Section>
    </>
  );
}
