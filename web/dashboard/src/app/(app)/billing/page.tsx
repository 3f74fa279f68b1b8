'use client';

import { DateTime } from '@mobilytics/ui/date-time';
import { PageHeader } from '@mobilytics/ui/page';
import { useTranslations } from 'next-intl';
import { useLiveQuery } from '#lib/use-live-query.ts';
import { billingAccountQuery } from './billing-queries.ts';
import { InvoicesTable } from './invoices-table.tsx';
import { PaymentsTable } from './payments-table.tsx';
import { Subscriptions } from './subscriptions.tsx';

export default function BillingPage() {
  const t = useTranslations('billing');
  const account = useLiveQuery(billingAccountQuery, { variables: {} });
  const asOf = account.data?.billingAccount?.asOf;
  return (
    <>
      <PageHeader
        title={t('title')}
        description={
          <>
            {t('description')}
            {asOf && (
              <span className="block">
                {t('asOf')} <DateTime value={asOf} style="absolute" />
              </span>
            )}
          </>
        }
      />
      <Subscriptions
        subscriptions={account.data && (account.data.billingAccount?.subscriptions ?? [])}
        error={account.error}
        onRetry={account.retry}
      />
      <InvoicesTable />
      <PaymentsTable />
    </>
  );
}
