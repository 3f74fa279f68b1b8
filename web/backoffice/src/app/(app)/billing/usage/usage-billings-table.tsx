'use client';

import { useQuery } from '@apollo/client/react';
import { CopyId } from '@mobilytics/ui/copy-id';
import { DataTable } from '@mobilytics/ui/data-table';
import { DateTime } from '@mobilytics/ui/date-time';
import { Money } from '@mobilytics/ui/money';
import { Section } from '@mobilytics/ui/page';
import { Status } from '@mobilytics/ui/status';
import { TextLink } from '@mobilytics/ui/text-link';
import { useTable } from '@mobilytics/ui/use-table';
import { useTranslations } from 'next-intl';
import { usePolling, visibleOnly } from '#lib/use-polling.ts';
import { UsageActions } from './usage-actions.tsx';
import { usageBillingsQuery } from './usage-queries.ts';

/** Customers who pay by usage, at which price, and when they are invoiced next. */
export function UsageBillingsTable() {
  const t = useTranslations('usage');
  const tc = useTranslations('common.columns');
  const table = useTable({ filterIds: [], prefix: 'billing-' });
  const query = useQuery(usageBillingsQuery, {
    variables: { ...table.connection },
    ...visibleOnly,
  });
  usePolling(query);
  const { data, previousData, error, loading, refetch } = query;
  const billings = (data ?? previousData)?.usageBillings;
  return (
    <Section title={t('customers')} isFlush>
      <DataTable
        label={t('customers')}
        table={table}
        rows={billings?.edges.map(({ node }) => node)}
        totalCount={billings?.totalCount}
        pageInfo={billings?.pageInfo}
        isLoading={loading}
        error={error}
        onRetry={() => void refetch()}
        rowId={({ id }) => id}
        rowName={({ organization }) => organization.name}
        empty={{ title: t('noCustomers'), text: t('noCustomersText') }}
        columns={[
          {
            id: 'customer',
            header: tc('customer'),
            cell: ({ organization: { id, name } }) => (
              <TextLink href={`/billing/accounts/${id}`}>{name}</TextLink>
            ),
            text: ({ organization }) => organization.name,
          },
          {
            id: 'meter',
            header: t('meter'),
            cell: ({ meter }) => t(`meters.${meter}`),
            text: ({ meter }) => meter,
          },
          {
            id: 'price',
            header: t('price'),
            align: 'end',
            cell: ({ unitPrice, pricedPer }) => (
              <>
                <Money value={unitPrice} />
                {pricedPer > 1 && (
                  <span className="text-muted"> {t('perUnits', { count: pricedPer })}</span>
                )}
              </>
            ),
            text: ({ unitPrice }) => unitPrice.amount,
          },
          {
            id: 'state',
            header: tc('status'),
            cell: ({ state, refusal, runningLines, endedAt }) => (
              <>
                <Status status={state} />
                {refusal && <span className="block text-xs">{refusal}</span>}
                {state === 'ENDING' && (
                  <span className="block text-xs">{t('end.waits', { count: runningLines })}</span>
                )}
                {endedAt && (
                  <span className="block text-xs">
                    <DateTime value={endedAt} style="absolute" />
                  </span>
                )}
              </>
            ),
            text: ({ state }) => state,
          },
          {
            id: 'next',
            header: t('nextInvoice'),
            cell: ({ periodEnd }) => periodEnd && <DateTime value={periodEnd} style="absolute" />,
            text: ({ periodEnd }) => periodEnd,
          },
          {
            id: 'subscription',
            header: t('subscription'),
            cell: ({ stripeSubscriptionId: id }) => id && <CopyId id={id} />,
            text: ({ stripeSubscriptionId }) => stripeSubscriptionId,
          },
          {
            id: 'actions',
            header: tc('actions'),
            align: 'end',
            cell: (billing) => <UsageActions billing={billing} />,
          },
        ]}
      />
    </Section>
  );
}
