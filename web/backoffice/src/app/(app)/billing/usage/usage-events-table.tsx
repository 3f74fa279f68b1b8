'use client';

import { useQuery } from '@apollo/client/react';
import { DataTable } from '@mobilytics/ui/data-table';
import { DateTime } from '@mobilytics/ui/date-time';
import { formatNumber } from '@mobilytics/ui/lib/format';
import { statusOptions } from '@mobilytics/ui/lib/status';
import { Section } from '@mobilytics/ui/page';
import { Status } from '@mobilytics/ui/status';
import { TextLink } from '@mobilytics/ui/text-link';
import { useUi } from '@mobilytics/ui/ui-context';
import { useTable } from '@mobilytics/ui/use-table';
import { useTranslations } from 'next-intl';
import type { UsageEventState, UsageMeter } from '#generated/graphql.ts';
import { visibleOnly } from '#lib/use-polling.ts';
import { usageEventsQuery } from './usage-queries.ts';

const states: UsageEventState[] = ['TOO_LATE', 'REFUSED', 'INTENDED', 'SENT'];
const meters: UsageMeter[] = ['VEHICLE_DAYS', 'IMPRESSIONS'];

/** Every difference of usage that Stripe was told, refused or never got. */
export function UsageEventsTable() {
  const t = useTranslations('usage');
  const tc = useTranslations('common.columns');
  const { locale } = useUi();
  const table = useTable({ filterIds: ['state', 'meter'], prefix: 'event-' });
  const { state, meter } = table.state.filters;
  const { data, previousData, error, loading, refetch } = useQuery(usageEventsQuery, {
    variables: {
      ...table.connection,
      filter: {
        ...(state && { state: [state as UsageEventState] }),
        ...(meter && { meter: meter as UsageMeter }),
      },
    },
    ...visibleOnly,
  });
  const events = (data ?? previousData)?.usageEvents;
  return (
    <Section title={t('events')} description={t('eventsText')} isFlush>
      <DataTable
        label={t('events')}
        table={table}
        rows={events?.edges.map(({ node }) => node)}
        totalCount={events?.totalCount}
        pageInfo={events?.pageInfo}
        isLoading={loading}
        error={error}
        onRetry={() => void refetch()}
        rowId={({ id }) => id}
        rowName={({ identifier }) => identifier}
        empty={{ title: t('noEvents'), text: t('noEventsText') }}
        filters={[
          {
            id: 'state',
            label: tc('status'),
            kind: 'select',
            options: statusOptions(states, locale),
          },
          {
            id: 'meter',
            label: t('meter'),
            kind: 'select',
            options: meters.map((value) => ({ value, label: t(`meters.${value}`) })),
          },
        ]}
        columns={[
          { id: 'day', header: t('day'), cell: ({ day }) => day, text: ({ day }) => day },
          {
            id: 'line',
            header: t('line'),
            cell: ({ line, lineName }) => (
              <TextLink href={`/lines/${line.id}`}>{lineName}</TextLink>
            ),
            text: ({ lineName }) => lineName,
          },
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
            cell: (row) => t(`meters.${row.meter}`),
            text: (row) => row.meter,
          },
          {
            id: 'value',
            header: t('value'),
            align: 'end',
            cell: ({ value }) =>
              formatNumber(value, locale, { signDisplay: value < 0 ? 'always' : 'auto' }),
            text: ({ value }) => value,
          },
          {
            id: 'state',
            header: tc('status'),
            cell: (row) => (
              <>
                <Status status={row.state} />
                {row.isCarried && <span className="block text-xs">{t('carried')}</span>}
                {row.refusal && <span className="block text-xs">{row.refusal}</span>}
              </>
            ),
            text: (row) => row.state,
          },
          {
            id: 'usageAt',
            header: t('usageAt'),
            cell: ({ usageAt }) => <DateTime value={usageAt} style="absolute" />,
            text: ({ usageAt }) => usageAt,
          },
          {
            id: 'identifier',
            header: t('identifier'),
            cell: ({ identifier }) => <span className="font-mono text-xs">{identifier}</span>,
            text: ({ identifier }) => identifier,
            isHidden: true,
          },
        ]}
      />
    </Section>
  );
}
