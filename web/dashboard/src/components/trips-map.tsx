'use client';

import { EmptyState } from '@mobilytics/ui/empty-state';
import { formatDateTime, formatNumber } from '@mobilytics/ui/lib/format';
import { MapView } from '@mobilytics/ui/map-view';
import { useUi } from '@mobilytics/ui/ui-context';
import { useTranslations } from 'next-intl';

export interface ShownTrip {
  id: string;
  startedAt: string;
  kilometres: string;
  pings: number;
  path: number[][];
  vehicle?: { name: string };
}

/** Trips as lines, and the same as a table; times are those of the market. */
export function TripsMap({
  title,
  description,
  timeZone,
  trips,
}: {
  title: string;
  description: string;
  timeZone: string;
  trips: readonly ShownTrip[];
}) {
  const t = useTranslations('vehicles');
  const { locale } = useUi();
  if (trips.length === 0) {
    return <EmptyState title={t('tripsEmpty')}>{t('tripsEmptyText')}</EmptyState>;
  }
  return (
    <MapView
      title={title}
      description={description}
      content={{
        trips: trips.map((trip) => {
          const started = formatDateTime(new Date(trip.startedAt), locale, {
            dateStyle: 'medium',
            timeStyle: 'short',
            timeZone,
          });
          const km = formatNumber(trip.kilometres, locale, { maximumFractionDigits: 1 });
          const pings = formatNumber(trip.pings, locale);
          return {
            id: trip.id,
            label: trip.vehicle ? `${trip.vehicle.name} · ${started}` : started,
            detail: t('tripDetail', { km, pings }),
            path: trip.path,
          };
        }),
      }}
    />
  );
}
