'use client';

import { DateTime } from '@mobilytics/ui/date-time';
import { Status } from '@mobilytics/ui/status';
import { TextLink } from '@mobilytics/ui/text-link';
import { useTranslations } from 'next-intl';
import type { Device } from './device-query.ts';

/** Every step of a device's life, newest first, with who took it and why. */
export function DeviceHistory({ device }: { device: Device }) {
  const t = useTranslations('devices.history');
  const changes = device.changes ?? [];
  if (changes.length === 0) return <p className="text-sm text-muted">{t('empty')}</p>;
  return (
    <ol className="flex flex-col gap-3 text-sm">
      {changes.map((change) => (
        <li key={change.id} className="flex flex-col gap-1 border-l-2 border-line pl-3">
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Status status={change.to} />
            <DateTime value={change.occurredAt} style="absolute" />
            {change.madeBy && <span className="text-muted">{change.madeBy}</span>}
          </span>
          {change.reason && <span>{change.reason}</span>}
          <span className="flex flex-wrap gap-x-3 text-muted empty:hidden">
            {change.warehouse && <span>{change.warehouse.code}</span>}
            {change.order && (
              <TextLink href={`/orders/${change.order.id}`}>{change.order.number}</TextLink>
            )}
            {change.shipment && (
              <TextLink href={`/shipments/${change.shipment.id}`}>
                {change.shipment.trackingNumber ?? t('parcel')}
              </TextLink>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}
