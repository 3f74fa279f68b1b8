'use client';

import { DateField } from '@mobilytics/ui/date-field';
import { EmptyState } from '@mobilytics/ui/empty-state';
import { ErrorState } from '@mobilytics/ui/error-state';
import { PageHeader } from '@mobilytics/ui/page';
import { SelectField } from '@mobilytics/ui/select-field';
import { SkeletonText } from '@mobilytics/ui/skeleton';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { UsageMeter } from '#generated/graphql.ts';
import { useLiveQuery } from '#lib/use-live-query.ts';
import { UsageContract } from './usage-contract.tsx';
import { UsageFigures } from './usage-figures.tsx';
import { usageQuery } from './usage-query.ts';

const meters: UsageMeter[] = ['VEHICLE_DAYS', 'IMPRESSIONS'];
const dayMs = 86_400_000;
const isoDay = (date: Date) => date.toISOString().slice(0, 10);

export default function UsagePage() {
  const t = useTranslations('usage');
  const router = useRouter();
  const pathname = usePathname();
  const search = useSearchParams();
  const today = new Date();
  const from = search.get('from') ?? isoDay(new Date(today.getTime() - 29 * dayMs));
  const to = search.get('to') ?? isoDay(today);
  const meter = search.get('meter') === 'IMPRESSIONS' ? 'IMPRESSIONS' : 'VEHICLE_DAYS';
  const set = (name: string, value: string) => {
    const next = new URLSearchParams(search);
    if (value) next.set(name, value);
    else next.delete(name);
    router.replace(`${pathname}?${next}`, { scroll: false });
  };
  const isPeriod = from !== '' && to !== '' && from <= to;
  const { data, error, retry } = useLiveQuery(usageQuery, {
    variables: { filter: { meter, from, to } },
    skip: !isPeriod,
    isPartial: true,
  });
  const billings = data?.usageBillings.edges.map(({ node }) => node) ?? [];
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <UsageContract billings={billings} />
      <div className="mb-6 grid max-w-3xl gap-4 sm:grid-cols-3">
        <SelectField
          label={t('meter')}
          value={meter}
          onChange={(value) => set('meter', value)}
          options={meters.map((value) => ({ value, label: t(`meters.${value}`) }))}
        />
        <DateField label={t('from')} value={from} onChange={(day) => set('from', day)} />
        <DateField
          label={t('to')}
          value={to}
          onChange={(day) => set('to', day)}
          error={isPeriod ? undefined : t('backwards')}
        />
      </div>
      {error && (
        <div className="mb-6">
          <ErrorState error={error} onRetry={retry} />
        </div>
      )}
      {!data && !error && isPeriod && <SkeletonText lines={8} />}
      {data?.usageReport && data.usageReport.lineDayCount === 0 && (
        <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>
      )}
      {data?.usageReport && data.usageReport.lineDayCount > 0 && (
        <UsageFigures report={data.usageReport} />
      )}
    </>
  );
}
