'use client';

import { LinkButton } from '@mobilytics/ui/button';
import { DataTable } from '@mobilytics/ui/data-table';
import { DateTime } from '@mobilytics/ui/date-time';
import { statusOptions } from '@mobilytics/ui/lib/status';
import { Section } from '@mobilytics/ui/page';
import { Status } from '@mobilytics/ui/status';
import { TextLink } from '@mobilytics/ui/text-link';
import { useTable } from '@mobilytics/ui/use-table';
import { useLocale, useTranslations } from 'next-intl';
import type { DeviceStatus } from '#generated/graphql.ts';
import { useLiveQuery } from '#lib/use-live-query.ts';
import { devicesQuery } from './lists.ts';

// What a customer can meet: before that a device is ours.
const statuses: DeviceStatus[] = [
  'SHIPPED',
  'DELIVERED',
  'IN_USE',
  'RETURNING',
  'IN_REPAIR',
  'RETIRED',
  'LOST',
];

export function DevicesTable() {
  const t = useTranslations('vehicles');
  const common = useTranslations('common');
  const locale = useLocale();
  const table = useTable({ filterIds: ['search', 'status'], prefix: 'd' });
  const { search, status } = table.state.filters;
  const { data, error, isLoading, retry } = useLiveQuery(devicesQuery, {
    variables: {
      ...table.connection,
      filter: { search: search ?? null, status: status ? [status as DeviceStatus] : null },
    },
    isUnderWay: (found) => found.devices.edges.some(({ node }) => node.status === 'SHIPPED'),
  });
  return (
    <Section title={t('devices')} isFlush>
      <DataTable
        label={t('devices')}
        table={table}
        rows={data?.devices.edges.map((edge) => edge.node)}
        totalCount={data?.devices.totalCount}
        pageInfo={data?.devices.pageInfo}
        isLoading={isLoading}
        error={error}
        onRetry={retry}
        rowId={(device) => device.id}
        rowName={(device) => device.serial}
        rowHref={(device) => `/devices/${device.id}`}
        empty={{
          title: t('emptyDevices'),
          text: t('emptyDevicesText'),
          action: <LinkButton href="/shop">{t('toShop')}</LinkButton>,
        }}
        filters={[
          { id: 'search', label: t('searchDevices'), kind: 'search' },
          {
            id: 'status',
            label: common('status'),
            kind: 'select',
            options: statusOptions(statuses, locale),
          },
        ]}
        columns={[
          {
            id: 'serial',
            header: t('serial'),
            cell: (device) => <span className="font-mono text-xs">{device.serial}</span>,
            text: (device) => device.serial,
          },
          {
            id: 'status',
            header: common('status'),
            cell: (device) => <Status status={device.status} />,
            text: (device) => device.status,
          },
          {
            id: 'vehicle',
            header: t('vehicle'),
            cell: (device) =>
              device.vehicle && (
                <TextLink href={`/vehicles/${device.vehicle.id}`}>{device.vehicle.name}</TextLink>
              ),
            text: (device) => device.vehicle?.name,
          },
          {
            id: 'lastPing',
            header: t('lastPing'),
            cell: (device) =>
              device.lastPingAt ? (
                <DateTime value={device.lastPingAt} />
              ) : (
                <span className="text-muted">{t('noPing')}</span>
              ),
            text: (device) => device.lastPingAt,
          },
          {
            id: 'delivered',
            header: t('delivered'),
            cell: (device) => device.deliveredAt && <DateTime value={device.deliveredAt} />,
            text: (device) => device.deliveredAt,
          },
          {
            id: 'kind',
            header: t('kind'),
            cell: (device) => <span className="font-mono text-xs">{device.sku}</span>,
            text: (device) => device.sku,
          },
          {
            id: 'imei',
            header: t('imei'),
            cell: (device) => <span className="font-mono text-xs">{device.imei}</span>,
            text: (device) => device.imei,
            isHidden: true,
          },
        ]}
      />
    </Section>
  );
}
