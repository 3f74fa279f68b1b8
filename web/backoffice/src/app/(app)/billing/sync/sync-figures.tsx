'use client';

import { DateTime } from '@mobilytics/ui/date-time';
import { Figure } from '@mobilytics/ui/figure';
import { Grid, Section } from '@mobilytics/ui/page';
import { Skeleton } from '@mobilytics/ui/skeleton';
import { Status } from '@mobilytics/ui/status';
import { TextLink } from '@mobilytics/ui/text-link';
import { useTranslations } from 'next-intl';
import type { SyncStatusQuery } from '#generated/graphql.ts';

/** The figures of the mirror, each with what it means. */
export function SyncFigures({ sync }: { sync: SyncStatusQuery['syncStatus'] | undefined }) {
  const t = useTranslations('sync');
  return (
    <>
      <Section title={t('figures.asOf')}>
        {sync ? (
          <div className="flex flex-wrap items-center gap-3">
            <Status status={sync.isFresh ? 'FRESH' : 'STALE'} />
            <span className="text-lg font-semibold">
              {sync.inStepAsOf ? (
                <DateTime value={sync.inStepAsOf} style="absolute" />
              ) : (
                t('figures.never')
              )}
            </span>
            {sync.openDrift > 0 && (
              <TextLink href="/billing/sync/differences?state=OPEN">
                {t('line.drift', { count: sync.openDrift })}
              </TextLink>
            )}
          </div>
        ) : (
          <Skeleton className="h-7 w-64" />
        )}
        <p className="mt-2 max-w-prose text-sm text-muted">{t('figures.asOfHelp')}</p>
      </Section>
      <Grid minWidth="12rem">
        <Figure
          label={t('figures.openDrift')}
          value={sync?.openDrift}
          explanation={t('figures.openDriftHelp')}
        />
        <Figure
          label={t('figures.pending')}
          value={sync?.pendingEvents}
          explanation={t('figures.pendingHelp')}
        />
        <Figure
          label={t('figures.failed')}
          value={sync?.failedEvents}
          explanation={t('figures.failedHelp')}
        />
        <Figure
          label={t('figures.foreign')}
          value={sync?.foreignVersionEvents}
          explanation={t('figures.foreignHelp')}
        />
        <Figure
          label={t('figures.intents')}
          value={sync?.pendingIntents}
          explanation={t('figures.intentsHelp')}
        />
        <Figure
          label={t('figures.mirrored')}
          value={sync?.mirroredObjects}
          explanation={t('figures.mirroredHelp')}
        />
      </Grid>
    </>
  );
}
