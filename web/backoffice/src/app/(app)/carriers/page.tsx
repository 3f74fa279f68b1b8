'use client';

import { useQuery } from '@apollo/client/react';
import { LinkButton } from '@mobilytics/ui/button';
import { ErrorState } from '@mobilytics/ui/error-state';
import { PageHeader } from '@mobilytics/ui/page';
import { Skeleton } from '@mobilytics/ui/skeleton';
import { useTranslations } from 'next-intl';
import { useMay } from '#layout/viewer.tsx';
import { usePolling, visibleOnly } from '#lib/use-polling.ts';
import { CallsTable } from './calls-table.tsx';
import { CarrierAccountSection } from './carrier-account.tsx';
import { carriersQuery } from './carriers-query.ts';

/** How each carrier does, and what it was asked. */
export default function CarriersPage() {
  const t = useTranslations('carriers');
  const mayReconcile = useMay('staff:billing');
  const query = useQuery(carriersQuery, visibleOnly);
  const { data, error, refetch } = query;
  usePolling(query);
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={
          mayReconcile && (
            <LinkButton href="/carriers/reconciliation">{t('reconciliation.title')}</LinkButton>
          )
        }
      />
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton className="mb-6 h-64" />}
      <div className="grid items-start gap-x-6 lg:grid-cols-2">
        {data?.carriers.map((account) => (
          <CarrierAccountSection
            key={account.carrier}
            account={account}
            onChecked={() => void refetch()}
          />
        ))}
      </div>
      <CallsTable carriers={data?.carriers.map(({ carrier }) => carrier) ?? []} />
    </>
  );
}
