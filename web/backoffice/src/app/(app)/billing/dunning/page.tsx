'use client';

import { useQuery } from '@apollo/client/react';
import { ErrorState } from '@mobilytics/ui/error-state';
import { PageHeader } from '@mobilytics/ui/page';
import { SkeletonText } from '@mobilytics/ui/skeleton';
import { useTranslations } from 'next-intl';
import { useMay } from '#layout/viewer.tsx';
import { dunningPlanQuery } from './dunning-queries.ts';
import { OverdueTable } from './overdue-table.tsx';
import { PlanForm } from './plan-form.tsx';

/** Invoices that should be paid by now, and the plan that they follow. */
export default function DunningPage() {
  const t = useTranslations('money.dunning');
  const mayChange = useMay('staff:billing');
  const { data, error, refetch } = useQuery(dunningPlanQuery, { skip: !mayChange });
  return (
    <>
      <PageHeader title={t('title')} description={t('help')} />
      <OverdueTable />
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {mayChange && !data && !error && <SkeletonText lines={6} />}
      {data && (
        <PlanForm
          key={data.dunningPlan.version}
          plan={data.dunningPlan}
          onDone={() => void refetch()}
        />
      )}
    </>
  );
}
