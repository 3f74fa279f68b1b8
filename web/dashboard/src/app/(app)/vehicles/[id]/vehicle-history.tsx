'use client';

import { DateTime } from '@mobilytics/ui/date-time';
import { Section } from '@mobilytics/ui/page';
import { TextLink } from '@mobilytics/ui/text-link';
import { useTranslations } from 'next-intl';
import { PlainTable } from '#components/plain-table.tsx';
import type { Vehicle } from './vehicle-query.ts';

/** Which devices and which creatives the vehicle carried, and when. */
export function VehicleHistory({ vehicle }: { vehicle: Vehicle }) {
  const t = useTranslations('vehicles');
  const common = useTranslations('common');
  const { timeZone } = vehicle.market;
  const moment = (value: string | null) =>
    value ? <DateTime value={value} style="absolute" timeZone={timeZone} /> : t('untilNow');
  return (
    <>
      <Section title={t('deviceHistory')} isFlush={vehicle.deviceAssignments.length > 0}>
        {vehicle.deviceAssignments.length === 0 ? (
          <p className="text-sm text-muted">{t('deviceHistoryEmpty')}</p>
        ) : (
          <PlainTable
            label={t('deviceHistory')}
            rows={vehicle.deviceAssignments}
            rowId={(assignment) => assignment.id}
            columns={[
              {
                header: t('device'),
                cell: ({ device }) => (
                  <TextLink href={`/devices/${device.id}`} className="font-mono text-xs">
                    {device.serial}
                  </TextLink>
                ),
              },
              { header: t('from'), cell: ({ from }) => moment(from) },
              { header: t('to'), cell: ({ to }) => moment(to) },
            ]}
          />
        )}
      </Section>
      <Section title={t('creatives')} isFlush={vehicle.creativeAssignments.length > 0}>
        {vehicle.creativeAssignments.length === 0 ? (
          <p className="text-sm text-muted">{t('creativesEmpty')}</p>
        ) : (
          <PlainTable
            label={t('creatives')}
            rows={vehicle.creativeAssignments}
            rowId={(assignment) => assignment.id}
            columns={[
              { header: t('creative'), cell: ({ creative }) => creative.name },
              {
                header: t('line'),
                cell: ({ line }) => (
                  <TextLink href={`/campaigns/${line.campaign.id}`}>
                    {line.campaign.name} · {line.name}
                  </TextLink>
                ),
              },
              {
                header: t('placement'),
                cell: ({ placement }) => common(`placement.${placement}`),
              },
              { header: t('from'), cell: ({ from }) => moment(from) },
              { header: t('to'), cell: ({ to }) => moment(to) },
            ]}
          />
        )}
      </Section>
    </>
  );
}
