'use client';

import { useQuery } from '@apollo/client/react';
import { DataTable } from '@mobilytics/ui/data-table';
import { DateTime } from '@mobilytics/ui/date-time';
import { formatNumber } from '@mobilytics/ui/lib/format';
import { statusOptions } from '@mobilytics/ui/lib/status';
import { Money } from '@mobilytics/ui/money';
import { PageHeader } from '@mobilytics/ui/page';
import { Status } from '@mobilytics/ui/status';
import { useUi } from '@mobilytics/ui/ui-context';
import { useTable } from '@mobilytics/ui/use-table';
import { useTranslations } from 'next-intl';
import type { MakeGoodState } from '#generated/graphql.ts';
import { usePolling, visibleOnly } from '#lib/use-polling.ts';
import { makeGoodsQuery } from './make-good-queries.ts';

const states: MakeGoodState[] = [
  ...(['PROPOSED', 'REQUESTED', 'EXTENDING', 'EXTENDED'] as const),
  ...(['CREDITED', 'DECLINED', 'WITHDRAWN'] as const),
];
const percent = { style: 'percent', maximumFractionDigits: 1 } as const;

/** What lines fell short of; those that wait for somebody unless another state is asked for. */
export default function MakeGoodsPage() {
  const t = useTranslations('usage.makeGoods');
  const tc = useTranslations('common.columns');
  const { locale } = useUi();
  const table = useTable({ filterIds: ['state'] });
  const { state } = table.state.filters;
  const query = useQuery(makeGoodsQuery, {
    variables: {
      ...table.connection,
      filter: { ...(state && { state: [state as MakeGoodState] }) },
    },
    ...visibleOnly,
  });
  usePolling(query);
  const { data, previousData, error, loading, refetch } = query;
  const makeGoods = (data ?? previousData)?.makeGoods;
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <div className="overflow-hidden rounded-lg border border-line bg-surface">
        <DataTable
          label={t('title')}
          table={table}
          rows={makeGoods?.edges.map(({ node }) => node)}
          totalCount={makeGoods?.totalCount}
          pageInfo={makeGoods?.pageInfo}
          isLoading={loading}
          error={error}
          onRetry={() => void refetch()}
          rowId={({ id }) => id}
          rowName={({ campaignName, lineName }) => `${campaignName}, ${lineName}`}
          rowHref={({ id }) => `/billing/make-goods/${id}`}
          empty={{ title: t('empty'), text: t('emptyText') }}
          filters={[
            {
              id: 'state',
              label: tc('status'),
              kind: 'select',
              options: statusOptions(states, locale),
            },
          ]}
          columns={[
            {
              id: 'line',
              header: t('line'),
              cell: ({ campaignName, lineName }) => `${campaignName}, ${lineName}`,
              text: ({ campaignName, lineName }) => `${campaignName}, ${lineName}`,
            },
            {
              id: 'customer',
              header: tc('customer'),
              cell: ({ organization }) => organization.name,
              text: ({ organization }) => organization.name,
            },
            {
              id: 'reason',
              header: t('why'),
              cell: ({ reason }) => t(`reasons.${reason}`),
              text: ({ reason }) => reason,
            },
            {
              id: 'missing',
              header: t('missing'),
              align: 'end',
              cell: ({ shortfall }) => formatNumber(shortfall, locale, percent),
              text: ({ shortfall }) => shortfall,
            },
            {
              id: 'credit',
              header: t('credit'),
              align: 'end',
              cell: ({ credit }) => <Money value={credit} />,
              text: ({ credit }) => credit.amount,
            },
            {
              id: 'days',
              header: t('days'),
              align: 'end',
              cell: ({ extensionDays }) => extensionDays ?? '—',
              text: ({ extensionDays }) => extensionDays,
            },
            {
              id: 'state',
              header: tc('status'),
              cell: (row) => <Status status={row.state} />,
              text: (row) => row.state,
            },
            {
              id: 'proposed',
              header: t('proposed'),
              cell: ({ proposedAt }) => <DateTime value={proposedAt} />,
              text: ({ proposedAt }) => proposedAt,
            },
          ]}
        />
      </div>
    </>
  );
}
