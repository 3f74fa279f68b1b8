'use client';

import { ErrorState } from '@mobilytics/ui/error-state';
import { PageHeader } from '@mobilytics/ui/page';
import { SkeletonText } from '@mobilytics/ui/skeleton';
import { useTranslations } from 'next-intl';
import { FailedPayments } from '#components/failed-payments.tsx';
import { useMay, useViewer } from '#layout/viewer.tsx';
import { useLiveQuery } from '#lib/use-live-query.ts';
import { GettingStarted } from './getting-started.tsx';
import { firstSteps, homeQuery } from './home-query.ts';
import { RunningCampaigns } from './running-campaigns.tsx';
import { UnderWay } from './under-way.tsx';

export default function HomePage() {
  const t = useTranslations('home');
  const viewer = useViewer();
  const { data, error, retry } = useLiveQuery(homeQuery, {
    variables: {
      withOrders: useMay('orders:read'),
      withDevices: useMay('devices:read'),
      withCampaigns: useMay('campaigns:read'),
      withReports: useMay('reports:read'),
    },
    isUnderWay: (home) => Boolean(home.moving?.totalCount),
    isPartial: true,
  });
  return (
    <>
      <PageHeader title={t('title')} description={viewer.organization?.name} />
      <FailedPayments />
      {error && (
        <div className="mb-6">
          <ErrorState error={error} onRetry={retry} />
        </div>
      )}
      {!data && !error && <SkeletonText lines={9} />}
      {data && (
        <>
          <GettingStarted steps={firstSteps(data)} />
          <RunningCampaigns home={data} />
          <UnderWay home={data} />
        </>
      )}
    </>
  );
}
