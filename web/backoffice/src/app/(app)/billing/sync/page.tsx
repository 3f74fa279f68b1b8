'use client';

import { useQuery } from '@apollo/client/react';
import { ErrorState } from '@mobilytics/ui/error-state';
import { PageHeader } from '@mobilytics/ui/page';
import { useTranslations } from 'next-intl';
import { usePolling, visibleOnly } from '#lib/use-polling.ts';
import { CheckNow } from './check-now.tsx';
import { LostEvents } from './lost-events.tsx';
import { MirroredTypes } from './mirrored-types.tsx';
import { RunsTable } from './runs-table.tsx';
import { SyncFigures } from './sync-figures.tsx';
import { syncQuery } from './sync-query.ts';

/** Whether what we know of money is what Stripe knows. */
export default function SyncPage() {
  const t = useTranslations('sync');
  const query = useQuery(syncQuery, visibleOnly);
  const { data, error, refetch } = query;
  const sync = data?.syncStatus;
  const isRunning = sync?.lastRun?.state === 'RUNNING';
  usePolling(query, isRunning || (sync?.pendingEvents ?? 0) > 0);
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={<CheckNow isOpen={isRunning} onStarted={() => void refetch()} />}
      />
      {error && (
        <div className="mb-6">
          <ErrorState error={error} onRetry={() => void refetch()} />
        </div>
      )}
      {sync?.eventsLostSince && <LostEvents since={sync.eventsLostSince} />}
      <SyncFigures sync={sync} />
      <RunsTable isRunning={isRunning} />
      <MirroredTypes types={sync?.byType} />
    </>
  );
}
