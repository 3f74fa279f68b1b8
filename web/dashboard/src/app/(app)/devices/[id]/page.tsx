'use client';

import { CopyId } from '@mobilytics/ui/copy-id';
import { DateTime } from '@mobilytics/ui/date-time';
import { DescriptionList } from '@mobilytics/ui/description-list';
import { PageHeader, Section } from '@mobilytics/ui/page';
import { Status } from '@mobilytics/ui/status';
import { TextLink } from '@mobilytics/ui/text-link';
import { useParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Loaded } from '#components/loaded.tsx';
import { useMay } from '#layout/viewer.tsx';
import { useLiveQuery } from '#lib/use-live-query.ts';
import { DeviceKey } from './device-key.tsx';
import { deviceQuery } from './device-query.ts';

export default function DevicePage() {
  const t = useTranslations('vehicles');
  const { id } = useParams<{ id: string }>();
  const { data, error, retry } = useLiveQuery(deviceQuery, {
    variables: {
      id,
      withVehicle: useMay('campaigns:read'),
      withOrder: useMay('orders:read'),
      withShipment: useMay('shipments:read'),
    },
    isUnderWay: ({ device }) => device?.status === 'SHIPPED' || device?.status === 'IN_USE',
    isPartial: true,
  });
  return (
    <Loaded title={t('device')} value={data?.device} error={error} onRetry={retry}>
      {(device) => (
        <>
          <PageHeader
            title={device.serial}
            crumbs={[{ label: t('title'), href: '/vehicles?tab=devices' }]}
            id={device.id}
            meta={<Status status={device.status} />}
          />
          <Section title={t('facts')}>
            <DescriptionList
              items={[
                { term: t('serial'), value: <CopyId id={device.serial} /> },
                { term: t('imei'), value: <CopyId id={device.imei} /> },
                { term: t('kind'), value: <code className="text-xs">{device.sku}</code> },
                { term: t('firmware'), value: device.firmware ?? '—' },
                {
                  term: t('onVehicle'),
                  value: device.vehicle ? (
                    <TextLink href={`/vehicles/${device.vehicle.id}`}>
                      {device.vehicle.name}
                    </TextLink>
                  ) : (
                    '—'
                  ),
                },
                {
                  term: t('lastPing'),
                  value: device.lastPingAt ? <DateTime value={device.lastPingAt} /> : t('noPing'),
                },
                {
                  term: t('order'),
                  value: device.order ? (
                    <TextLink href={`/orders/${device.order.id}`}>{device.order.number}</TextLink>
                  ) : (
                    '—'
                  ),
                },
                {
                  term: t('parcel'),
                  value: device.shipment ? (
                    <span className="flex flex-wrap items-center gap-2">
                      {device.shipment.trackingNumber && (
                        <CopyId id={device.shipment.trackingNumber} />
                      )}
                      <Status status={device.shipment.status} />
                    </span>
                  ) : (
                    '—'
                  ),
                },
                {
                  term: t('delivered'),
                  value: device.deliveredAt ? <DateTime value={device.deliveredAt} /> : '—',
                },
              ]}
            />
          </Section>
          <DeviceKey device={device} />
        </>
      )}
    </Loaded>
  );
}
