'use client';

import { DateTime } from '@mobilytics/ui/date-time';
import { DescriptionList } from '@mobilytics/ui/description-list';
import { Status } from '@mobilytics/ui/status';
import { TextLink } from '@mobilytics/ui/text-link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Device } from './device-query.ts';

/** From our shelf to the road: what is known of each step, and what has not happened yet. */
export function DeviceLife({ device }: { device: Device }) {
  const t = useTranslations('devices.lifeSteps');
  const tc = useTranslations('common.columns');
  const { order, shipment, vehicle } = device;
  const orNotYet = (value: ReactNode) => value || <span className="text-muted">{t('notYet')}</span>;
  return (
    <DescriptionList
      items={[
        {
          term: tc('order'),
          value: orNotYet(
            order && (
              <TextLink href={`/orders/${order.id}`}>
                {t('order', { number: order.number })}
              </TextLink>
            ),
          ),
        },
        {
          term: t('shipment'),
          value: orNotYet(
            shipment && (
              <span className="flex flex-wrap items-center gap-2">
                <TextLink href={`/shipments/${shipment.id}`}>
                  {shipment.trackingNumber ?? shipment.id}
                </TextLink>
                <Status status={shipment.status} />
              </span>
            ),
          ),
        },
        {
          term: t('delivered'),
          value: orNotYet(
            device.deliveredAt && <DateTime value={device.deliveredAt} style="absolute" />,
          ),
        },
        {
          term: t('vehicle'),
          value: orNotYet(vehicle && `${vehicle.name} (${vehicle.market.name})`),
        },
        {
          term: t('ping'),
          value: orNotYet(device.lastPingAt && <DateTime value={device.lastPingAt} />),
        },
      ]}
    />
  );
}
