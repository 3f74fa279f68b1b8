'use client';

import { Banner } from '@mobilytics/ui/banner';
import { EmptyState } from '@mobilytics/ui/empty-state';
import { ErrorState } from '@mobilytics/ui/error-state';
import { Skeleton, SkeletonText } from '@mobilytics/ui/skeleton';
import { Timeline } from '@mobilytics/ui/timeline';
import { useParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { toneOfEvent } from '#components/parcel-tone.ts';
import { useLiveQuery } from '#lib/use-live-query.ts';
import { ParcelFacts } from './parcel-facts.tsx';
import { type Parcel, trackedParcelQuery } from './parcel-query.ts';
import { ParcelSteps } from './parcel-steps.tsx';

const finished = ['DELIVERED', 'RETURN_TO_SENDER'];

/** Where a parcel is, for whoever holds its link. */
export default function TrackedParcelPage() {
  const t = useTranslations('tracking');
  const { token } = useParams<{ token: string }>();
  const { data, error, retry } = useLiveQuery(trackedParcelQuery, {
    variables: { token },
    isUnderWay: ({ trackedParcel }) => trackedParcel?.status === 'OUT_FOR_DELIVERY',
  });
  const parcel = data?.trackedParcel;
  return (
    <>
      <title>{`${t('title')} · Mobilytics`}</title>
      {!parcel && <h1 className="sr-only">{t('title')}</h1>}
      {error && <ErrorState error={error} onRetry={retry} />}
      {parcel === null && !error && (
        <EmptyState title={t('missing')}>{t('missingText')}</EmptyState>
      )}
      {parcel === undefined && !error && (
        <>
          <Skeleton className="mb-6 h-8 w-56" />
          <SkeletonText lines={6} />
        </>
      )}
      {parcel && <TrackedParcel parcel={parcel} />}
    </>
  );
}

function TrackedParcel({ parcel }: { parcel: Parcel }) {
  const t = useTranslations('tracking');
  const { status, events } = parcel;
  return (
    <>
      <h1 className="mb-1 text-xl font-semibold tracking-tight">{t(`headline.${status}`)}</h1>
      <p className="mb-6 text-muted">{t(`text.${status}`)}</p>
      {parcel.correctedAt && !finished.includes(status) && (
        <div className="mb-6">
          <Banner tone="warning" title={t('corrected')}>
            {t('correctedText')}
          </Banner>
        </div>
      )}
      <ParcelSteps parcel={parcel} />
      <ParcelFacts parcel={parcel} />
      <h2 className="mt-8 mb-4 font-semibold">{t('events')}</h2>
      {events.length === 0 ? (
        <p className="text-sm text-muted">{t('noEvents')}</p>
      ) : (
        <Timeline
          label={t('events')}
          events={events.map((event, index) => ({
            // Nothing else tells two events of the same second apart; their order is the carrier's.
            id: `${event.occurredAt} ${index}`,
            at: event.occurredAt,
            title: event.description,
            detail: [event.location, event.localTime].filter(Boolean).join(' · '),
            tone: toneOfEvent(event.status),
          }))}
        />
      )}
    </>
  );
}
