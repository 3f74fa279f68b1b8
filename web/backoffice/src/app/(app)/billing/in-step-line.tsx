'use client';

import { useQuery } from '@apollo/client/react';
import { DateTime } from '@mobilytics/ui/date-time';
import { Skeleton } from '@mobilytics/ui/skeleton';
import { TextLink } from '@mobilytics/ui/text-link';
import { useTranslations } from 'next-intl';
import { graphql } from '#generated/gql.ts';
import { useMay } from '#layout/viewer.tsx';
import { usePolling, visibleOnly } from '#lib/use-polling.ts';

const inStepQuery = graphql(`
  query InStep {
    syncStatus {
      inStepAsOf
      isFresh
      openDrift
    }
  }
`);

/** Until when what billing shows is proven to be what Stripe has; on every page of billing. */
export function InStepLine() {
  return useMay('staff:billing') ? <Line /> : null;
}

function Line() {
  const t = useTranslations('sync.line');
  const query = useQuery(inStepQuery, visibleOnly);
  usePolling(query);
  const sync = query.data?.syncStatus;
  if (!sync) {
    return (
      <p className="mb-4 text-sm text-muted">
        {query.error ? t('unread') : <Skeleton className="h-5 w-72" />}
      </p>
    );
  }
  const { inStepAsOf, isFresh, openDrift } = sync;
  return (
    <p className="mb-4 flex flex-wrap items-baseline gap-x-2 text-sm text-muted">
      <TextLink href="/billing/sync">
        {inStepAsOf === null ? t('never') : isFresh ? t('fresh') : t('stale')}
      </TextLink>
      {inStepAsOf && <DateTime value={inStepAsOf} style="absolute" />}
      {!isFresh && <span className="font-medium text-warning">{t('held')}</span>}
      {openDrift > 0 && (
        <TextLink href="/billing/sync/differences?state=OPEN">
          {t('drift', { count: openDrift })}
        </TextLink>
      )}
    </p>
  );
}
