'use client';

import { useQuery } from '@apollo/client/react';
import { Banner } from '@mobilytics/ui/banner';
import { Button } from '@mobilytics/ui/button';
import { DateTime } from '@mobilytics/ui/date-time';
import { ErrorState } from '@mobilytics/ui/error-state';
import { Money } from '@mobilytics/ui/money';
import { Section } from '@mobilytics/ui/page';
import { Skeleton } from '@mobilytics/ui/skeleton';
import { useTranslations } from 'next-intl';
import { PlainTable } from '#parts/plain-table.tsx';
import { balanceCheckQuery } from './ledger-queries.ts';

const sides = ['ledger', 'stripe', 'available', 'pending', 'difference'] as const;

/** The ledger's Stripe account beside what Stripe itself says, asked when the page opens. */
export function BalanceCheck() {
  const t = useTranslations('finance.balanceCheck');
  const tf = useTranslations('finance');
  const { data, error, loading, refetch } = useQuery(balanceCheckQuery, {
    fetchPolicy: 'network-only',
  });
  const check = data?.stripeBalanceCheck;
  return (
    <Section
      title={t('title')}
      description={t('description')}
      actions={
        <Button size="small" isPending={loading} onPress={() => void refetch()}>
          {t('again')}
        </Button>
      }
    >
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton className="h-16 w-full" />}
      {data && !check && <Banner tone="warning" title={t('unreachable')} />}
      {check && (
        <>
          <div className="mb-3">
            <Banner
              tone={check.agrees ? 'success' : 'danger'}
              title={t(check.agrees ? 'agrees' : 'differs')}
            >
              {t('asOf')} <DateTime value={check.fetchedAt} style="absolute" />
              {check.newMovements > 0 && ` · ${t('newMovements', { count: check.newMovements })}`}
            </Banner>
          </div>
          <PlainTable
            label={t('title')}
            empty={t('nothing')}
            rows={check.currencies}
            rowId={({ currency }) => currency}
            columns={[
              { id: 'currency', header: tf('currency'), cell: ({ currency }) => currency },
              ...sides.map((side) => ({
                id: side,
                header: t(side),
                align: 'end' as const,
                cell: (row: (typeof check.currencies)[number]) => <Money value={row[side]} />,
              })),
            ]}
          />
        </>
      )}
    </Section>
  );
}
