'use client';

import { Section } from '@mobilytics/ui/page';
import { Timeline } from '@mobilytics/ui/timeline';
import { useTranslations } from 'next-intl';
import type { Shipment } from './shipment-query.ts';

/** The places a parcel was seen at, the last one first; staying in one place is one stop. */
export function ShipmentRoute({ events }: Pick<Shipment, 'events'>) {
  const t = useTranslations('shipments');
  const stops = events
    .filter(({ location }) => location !== null)
    // Of the events in one place the oldest is the arrival; the list begins with the newest.
    .filter(({ location }, index, seen) => location !== seen[index + 1]?.location);
  if (stops.length < 2) return null;
  return (
    <Section title={t('route')}>
      <Timeline
        label={t('route')}
        events={stops.map((stop) => ({
          id: stop.id,
          at: stop.occurredAt,
          title: stop.location,
          detail: stop.localTime,
          tone: stop === stops[0] ? 'info' : 'neutral',
        }))}
      />
    </Section>
  );
}
