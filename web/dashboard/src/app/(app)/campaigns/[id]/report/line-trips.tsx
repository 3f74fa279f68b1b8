'use client';

import { ErrorState } from '@mobilytics/ui/error-state';
import { Section } from '@mobilytics/ui/page';
import { SkeletonText } from '@mobilytics/ui/skeleton';
import { useTranslations } from 'next-intl';
import { TripsMap } from '#components/trips-map.tsx';
import { useLiveQuery } from '#lib/use-live-query.ts';
import { lineTripsQuery, type ReportCampaign } from './report-query.ts';

export function LineTrips({
  line,
  market,
}: {
  line: { id: string; name: string; status: string };
  market: ReportCampaign['market'];
}) {
  const t = useTranslations('report');
  const { data, error, retry } = useLiveQuery(lineTripsQuery, {
    variables: { lineId: line.id },
    isUnderWay: () => line.status === 'IN_FLIGHT',
  });
  const trips = data?.trips;
  return (
    <Section title={t('trips', { name: line.name })}>
      {error && <ErrorState error={error} onRetry={retry} />}
      {!trips && !error && <SkeletonText lines={6} />}
      {trips && (
        <TripsMap
          title={line.name}
          description={t('tripsText', {
            count: trips.edges.length,
            total: trips.totalCount,
            market: market.name,
          })}
          timeZone={market.timeZone}
          trips={trips.edges.map((edge) => edge.node)}
        />
      )}
    </Section>
  );
}
