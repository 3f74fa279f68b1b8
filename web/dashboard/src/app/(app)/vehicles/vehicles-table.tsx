'use client';

import { useQuery } from '@apollo/client/react';
import { LinkButton } from '@mobilytics/ui/button';
import { DataTable } from '@mobilytics/ui/data-table';
import { DateTime } from '@mobilytics/ui/date-time';
import { Section } from '@mobilytics/ui/page';
import { TextLink } from '@mobilytics/ui/text-link';
import { useTable } from '@mobilytics/ui/use-table';
import { useTranslations } from 'next-intl';
import { useMay } from '#layout/viewer.tsx';
import { useLiveQuery } from '#lib/use-live-query.ts';
import { marketsQuery, vehiclesQuery } from './lists.ts';

export function VehiclesTable() {
  const t = useTranslations('vehicles');
  const common = useTranslations('common');
  const withPings = useMay('reports:read');
  const mayWrite = useMay('vehicles:write');
  const markets = useQuery(marketsQuery).data?.markets ?? [];
  const table = useTable({ filterIds: ['search', 'market'], prefix: 'v' });
  const { search, market } = table.state.filters;
  const { data, error, isLoading, retry } = useLiveQuery(vehiclesQuery, {
    variables: {
      ...table.connection,
      filter: { search: search ?? null, marketCode: market ?? null },
      withPings,
    },
  });
  return (
    <Section title={t('vehicles')} isFlush>
      <DataTable
        label={t('vehicles')}
        table={table}
        rows={data?.vehicles.edges.map((edge) => edge.node)}
        totalCount={data?.vehicles.totalCount}
        pageInfo={data?.vehicles.pageInfo}
        isLoading={isLoading}
        error={error}
        onRetry={retry}
        rowId={(vehicle) => vehicle.id}
        rowName={(vehicle) => vehicle.name}
        rowHref={(vehicle) => `/vehicles/${vehicle.id}`}
        empty={{
          title: t('emptyVehicles'),
          text: t('emptyVehiclesText'),
          action: mayWrite && <LinkButton href="/vehicles/new">{t('register')}</LinkButton>,
        }}
        filters={[
          { id: 'search', label: t('searchVehicles'), kind: 'search' },
          {
            id: 'market',
            label: t('market'),
            kind: 'select',
            options: markets.map(({ code, name }) => ({ value: code, label: name })),
          },
        ]}
        columns={[
          {
            id: 'name',
            header: t('name'),
            cell: (vehicle) => vehicle.name,
            text: (vehicle) => vehicle.name,
          },
          {
            id: 'type',
            header: t('type'),
            cell: (vehicle) => common(`vehicleType.${vehicle.type}`),
            text: (vehicle) => common(`vehicleType.${vehicle.type}`),
          },
          {
            id: 'market',
            header: t('market'),
            cell: (vehicle) => vehicle.market.name,
            text: (vehicle) => vehicle.market.name,
          },
          {
            id: 'plate',
            header: t('plate'),
            cell: (vehicle) => vehicle.licensePlate,
            text: (vehicle) => vehicle.licensePlate,
          },
          {
            id: 'device',
            header: t('device'),
            cell: (vehicle) =>
              vehicle.device ? (
                <TextLink href={`/devices/${vehicle.device.id}`} className="font-mono text-xs">
                  {vehicle.device.serial}
                </TextLink>
              ) : (
                <span className="text-muted">{t('noDevice')}</span>
              ),
            text: (vehicle) => vehicle.device?.serial,
          },
          {
            id: 'lastPing',
            header: t('lastPing'),
            cell: (vehicle) =>
              vehicle.lastPingAt ? (
                <DateTime value={vehicle.lastPingAt} />
              ) : (
                <span className="text-muted">{t('noPing')}</span>
              ),
            text: (vehicle) => vehicle.lastPingAt,
          },
          {
            id: 'depot',
            header: t('depot'),
            cell: (vehicle) => vehicle.depot,
            text: (vehicle) => vehicle.depot,
            isHidden: true,
          },
        ]}
      />
    </Section>
  );
}
