'use client';

import { Button } from '@mobilytics/ui/button';
import { DateTime } from '@mobilytics/ui/date-time';
import { DescriptionList } from '@mobilytics/ui/description-list';
import { PageHeader, Section } from '@mobilytics/ui/page';
import { TextLink } from '@mobilytics/ui/text-link';
import { useParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Loaded } from '#components/loaded.tsx';
import { TripsMap } from '#components/trips-map.tsx';
import { useMay } from '#layout/viewer.tsx';
import { useLiveQuery } from '#lib/use-live-query.ts';
import { AssignDevice } from './assign-device.tsx';
import { TakeOff } from './take-off.tsx';
import { VehicleHistory } from './vehicle-history.tsx';
import { type Trips, type Vehicle, vehicleQuery } from './vehicle-query.ts';

export default function VehiclePage() {
  const t = useTranslations('vehicles');
  const { id } = useParams<{ id: string }>();
  const withReports = useMay('reports:read');
  const { data, error, retry } = useLiveQuery(vehicleQuery, {
    variables: { id, withReports },
    isUnderWay: ({ vehicle }) => Boolean(vehicle?.device),
    isPartial: true,
  });
  return (
    <Loaded title={t('vehicle')} value={data?.vehicle} error={error} onRetry={retry}>
      {(vehicle) => <VehicleView vehicle={vehicle} trips={data?.trips} onChange={retry} />}
    </Loaded>
  );
}

function VehicleView({
  vehicle,
  trips,
  onChange,
}: {
  vehicle: Vehicle;
  trips: Trips | null | undefined;
  onChange: () => void;
}) {
  const t = useTranslations('vehicles');
  const common = useTranslations('common');
  const mayWrite = useMay('vehicles:write');
  const [open, setOpen] = useState<'assign' | 'takeOff' | null>(null);
  const { market, device } = vehicle;
  return (
    <>
      <PageHeader
        title={vehicle.name}
        crumbs={[{ label: t('title'), href: '/vehicles' }]}
        id={vehicle.id}
        actions={
          mayWrite &&
          (device ? (
            <Button onPress={() => setOpen('takeOff')}>{t('takeOff')}</Button>
          ) : (
            <Button kind="primary" onPress={() => setOpen('assign')}>
              {t('assign')}
            </Button>
          ))
        }
      />
      <AssignDevice
        vehicle={vehicle}
        isOpen={open === 'assign'}
        onOpenChange={(isOpen) => setOpen(isOpen ? 'assign' : null)}
        onChange={onChange}
      />
      <TakeOff
        vehicle={vehicle}
        isOpen={open === 'takeOff'}
        onOpenChange={(isOpen) => setOpen(isOpen ? 'takeOff' : null)}
        onChange={onChange}
      />
      <Section title={t('facts')}>
        <DescriptionList
          items={[
            {
              term: t('device'),
              value: device ? (
                <TextLink href={`/devices/${device.id}`} className="font-mono text-xs">
                  {device.serial}
                </TextLink>
              ) : (
                t('noDevice')
              ),
            },
            {
              term: t('lastPing'),
              value: vehicle.lastPingAt ? <DateTime value={vehicle.lastPingAt} /> : t('noPing'),
            },
            { term: t('type'), value: common(`vehicleType.${vehicle.type}`) },
            { term: t('market'), value: market.name },
            {
              term: t('placements'),
              value: vehicle.placements.map((one) => common(`placement.${one}`)).join(', '),
            },
            {
              term: t('illuminated'),
              value: vehicle.illuminated ? common('yes') : common('no'),
            },
            { term: t('plate'), value: vehicle.licensePlate ?? '—' },
            { term: t('depot'), value: vehicle.depot ?? '—' },
            { term: t('venue'), value: <code className="text-xs">{vehicle.venue}</code> },
            { term: t('registered'), value: <DateTime value={vehicle.createdAt} /> },
          ]}
        />
      </Section>
      {trips && (
        <Section title={t('trips')}>
          <TripsMap
            title={vehicle.name}
            description={t('tripsText', {
              count: trips.edges.length,
              total: trips.totalCount,
              market: market.name,
            })}
            timeZone={market.timeZone}
            trips={trips.edges.map((edge) => edge.node)}
          />
        </Section>
      )}
      <VehicleHistory vehicle={vehicle} />
    </>
  );
}
