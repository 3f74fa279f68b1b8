'use client';

import { DateTime } from '@mobilytics/ui/date-time';
import { Section } from '@mobilytics/ui/page';
import { TextLink } from '@mobilytics/ui/text-link';
import { useTranslations } from 'next-intl';
import { PlainTable } from '#parts/plain-table.tsx';
import type { Line } from './line-query.ts';

/** Which vehicles run the line, and whether they are heard. */
export function LineVehicles({ vehicles }: Pick<Line, 'vehicles'>) {
  const t = useTranslations('campaigns');
  const tc = useTranslations('common.columns');
  return (
    <Section title={t('vehicles.title')} isFlush>
      <PlainTable
        label={t('vehicles.title')}
        rows={vehicles}
        rowId={(vehicle) => vehicle.id}
        empty={t('vehicles.empty')}
        columns={[
          { id: 'name', header: tc('name'), cell: (vehicle) => vehicle.name },
          {
            id: 'type',
            header: t('vehicles.type'),
            cell: (vehicle) => t(`types.${vehicle.type}`),
          },
          {
            id: 'plate',
            header: t('vehicles.plate'),
            cell: (vehicle) => vehicle.licensePlate ?? t('vehicles.plateNone'),
          },
          {
            id: 'device',
            header: t('vehicles.device'),
            cell: (vehicle) =>
              vehicle.device ? (
                <TextLink href={`/devices/${vehicle.device.id}`}>
                  <span className="font-mono text-xs">{vehicle.device.serial}</span>
                </TextLink>
              ) : (
                <span className="text-muted">{t('vehicles.noDevice')}</span>
              ),
          },
          {
            id: 'ping',
            header: t('vehicles.lastPing'),
            cell: (vehicle) =>
              vehicle.lastPingAt ? (
                <DateTime value={vehicle.lastPingAt} />
              ) : (
                <span className="text-muted">{t('vehicles.never')}</span>
              ),
          },
        ]}
      />
    </Section>
  );
}
