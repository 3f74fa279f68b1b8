'use client';

import { useQuery } from '@apollo/client/react';
import { Banner } from '@mobilytics/ui/banner';
import { DateTime } from '@mobilytics/ui/date-time';
import { DescriptionList } from '@mobilytics/ui/description-list';
import { ErrorState } from '@mobilytics/ui/error-state';
import { Figure } from '@mobilytics/ui/figure';
import { Grid, Section } from '@mobilytics/ui/page';
import { useTranslations } from 'next-intl';
import { graphql } from '#generated/gql.ts';
import { usePolling, visibleOnly } from '#lib/use-polling.ts';

const syncQuery = graphql(`
  query SyncStatus {
    syncStatus {
      pendingEvents
      failedEvents
      lastEventAt
      lastFetchedAt
      mirroredObjects
    }
  }
`);

/** Whether what we know of money is what Stripe knows. */
export function SyncStatus() {
  const t = useTranslations('billing.sync');
  const query = useQuery(syncQuery, visibleOnly);
  const { data, error, refetch } = query;
  const sync = data?.syncStatus;
  usePolling(query, (sync?.pendingEvents ?? 0) > 0);
  const moment = (value: string | null | undefined) =>
    value ? <DateTime value={value} style="absolute" /> : t('never');
  return (
    <>
      {error && (
        <div className="mb-6">
          <ErrorState error={error} onRetry={() => void refetch()} />
        </div>
      )}
      {sync && sync.failedEvents > 0 && (
        <div className="mb-6">
          <Banner tone="danger" title={t('failedTitle', { count: sync.failedEvents })}>
            {t('failedText')}
          </Banner>
        </div>
      )}
      <Grid>
        <Figure label={t('pending')} value={sync?.pendingEvents} explanation={t('pendingHelp')} />
        <Figure label={t('failed')} value={sync?.failedEvents} explanation={t('failedHelp')} />
        <Figure
          label={t('mirrored')}
          value={sync?.mirroredObjects}
          explanation={t('mirroredHelp')}
        />
      </Grid>
      {sync && (
        <Section title={t('title')}>
          <DescriptionList
            items={[
              { term: t('lastEvent'), value: moment(sync.lastEventAt) },
              { term: t('lastFetch'), value: moment(sync.lastFetchedAt) },
            ]}
          />
        </Section>
      )}
    </>
  );
}
