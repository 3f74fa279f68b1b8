'use client';

import { DateTime } from '@mobilytics/ui/date-time';
import { ErrorState } from '@mobilytics/ui/error-state';
import { PageHeader } from '@mobilytics/ui/page';
import { SkeletonText } from '@mobilytics/ui/skeleton';
import { useTranslations } from 'next-intl';
import { FailedPayments } from '#components/failed-payments.tsx';
import { useLiveQuery } from '#lib/use-live-query.ts';
import { overviewQuery } from './billing-queries.ts';
import { LatestInvoices } from './latest-invoices.tsx';
import { MoneyNow } from './money-now.tsx';
import { RecurringCharges } from './recurring-charges.tsx';
import { SpendingByMonth } from './spending-by-month.tsx';

export default function BillingPage() {
  const t = useTranslations('billing');
  const { data, error, retry } = useLiveQuery(overviewQuery, { variables: {}, isPartial: true });
  const account = data?.billingAccount;
  return (
    <>
      <PageHeader
        title={t('title')}
        description={
          <>
            {t('description')}
            {account?.asOf && (
              <span className="block">
                {t('asOf')} <DateTime value={account.asOf} style="absolute" />
              </span>
            )}
          </>
        }
      />
      <FailedPayments />
      {error && (
        <div className="mb-6">
          <ErrorState error={error} onRetry={retry} />
        </div>
      )}
      {!data && !error && <SkeletonText lines={8} />}
      {data && (
        <>
          <MoneyNow account={account ?? null} />
          <RecurringCharges charges={account?.recurring ?? []} />
          <LatestInvoices invoices={data.invoices} />
          {account && <SpendingByMonth months={account.spendingByMonth} />}
        </>
      )}
    </>
  );
}
