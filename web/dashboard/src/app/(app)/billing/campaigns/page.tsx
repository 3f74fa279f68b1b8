'use client';

import { DateField } from '@mobilytics/ui/date-field';
import { EmptyState } from '@mobilytics/ui/empty-state';
import { ErrorState } from '@mobilytics/ui/error-state';
import { PageHeader } from '@mobilytics/ui/page';
import { SkeletonText } from '@mobilytics/ui/skeleton';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { MakeGoods } from '#components/make-goods.tsx';
import type { MakeGoodState } from '#generated/graphql.ts';
import { useLiveQuery } from '#lib/use-live-query.ts';
import { SpendingByCampaign } from './spending-by-campaign.tsx';
import { spendingQuery } from './spending-query.ts';

const states: MakeGoodState[] = [
  'PROPOSED',
  'REQUESTED',
  'EXTENDING',
  'EXTENDED',
  'CREDITED',
  'DECLINED',
];

/** The first day of the month eleven months before, so that twelve months are shown. */
function yearBegins(today: Date): string {
  const first = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - 11, 1));
  return first.toISOString().slice(0, 10);
}

export default function CampaignSpendingPage() {
  const t = useTranslations('usage.spending');
  const router = useRouter();
  const pathname = usePathname();
  const search = useSearchParams();
  const today = new Date();
  const from = search.get('from') ?? yearBegins(today);
  const to = search.get('to') ?? today.toISOString().slice(0, 10);
  const set = (name: string, value: string) => {
    const next = new URLSearchParams(search);
    if (value) next.set(name, value);
    else next.delete(name);
    router.replace(`${pathname}?${next}`, { scroll: false });
  };
  const isPeriod = from !== '' && to !== '' && from <= to;
  const { data, error, retry } = useLiveQuery(spendingQuery, {
    variables: { filter: { from, to }, states },
    skip: !isPeriod,
    isPartial: true,
  });
  const report = data?.campaignSpending;
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <div className="mb-6 grid max-w-xl gap-4 sm:grid-cols-2">
        <DateField
          label={t('from')}
          help={t('monthHelp')}
          value={from}
          onChange={(day) => set('from', day)}
        />
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
      {report && report.campaignCount === 0 && (
        <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>
      )}
      {report && report.campaignCount > 0 && <SpendingByCampaign report={report} />}
      {data?.makeGoods && <MakeGoods makeGoods={data.makeGoods.edges.map(({ node }) => node)} />}
    </>
  );
}
