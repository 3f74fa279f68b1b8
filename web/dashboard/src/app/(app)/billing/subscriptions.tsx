'use client';

import { LinkButton } from '@mobilytics/ui/button';
import { DateTime } from '@mobilytics/ui/date-time';
import { ErrorState } from '@mobilytics/ui/error-state';
import { Money } from '@mobilytics/ui/money';
import { Section } from '@mobilytics/ui/page';
import { SkeletonText } from '@mobilytics/ui/skeleton';
import { Status } from '@mobilytics/ui/status';
import { useTranslations } from 'next-intl';
import { PlainTable } from '#components/plain-table.tsx';
import type { BillingAccountQuery } from '#generated/graphql.ts';

type Subscription = NonNullable<BillingAccountQuery['billingAccount']>['subscriptions'][number];

/** Data plans: what is paid each interval, and until when. */
export function Subscriptions({
  subscriptions,
  error,
  onRetry,
}: {
  subscriptions: Subscription[] | undefined;
  error: Error | undefined;
  onRetry: () => void;
}) {
  const t = useTranslations('billing');
  const per = (interval: string) => {
    const key = interval.toLowerCase();
    return key === 'year' || key === 'day' || key === 'week' ? t(`per.${key}`) : t('per.month');
  };
  return (
    <Section title={t('subscriptions')} isFlush={Boolean(subscriptions?.length)}>
      {error && <ErrorState error={error} onRetry={onRetry} />}
      {!subscriptions && !error && <SkeletonText lines={2} />}
      {subscriptions?.length === 0 && (
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p className="text-sm text-muted">{t('subscriptionsEmpty')}</p>
          <LinkButton size="small" href="/shop">
            {t('toShop')}
          </LinkButton>
        </div>
      )}
      {subscriptions && subscriptions.length > 0 && (
        <PlainTable
          label={t('subscriptions')}
          rows={subscriptions}
          rowId={(subscription) => subscription.id}
          columns={[
            { header: t('plan'), cell: ({ description }) => description },
            { header: t('state'), cell: ({ state }) => <Status status={state} /> },
            { header: t('quantity'), align: 'end', cell: ({ quantity }) => quantity },
            {
              header: t('price'),
              align: 'end',
              cell: ({ unitPrice, interval }) => (
                <span className="whitespace-nowrap">
                  <Money value={unitPrice} /> <span className="text-muted">{per(interval)}</span>
                </span>
              ),
            },
            {
              header: t('renews'),
              cell: ({ currentPeriodEnd, cancelAtPeriodEnd }) =>
                currentPeriodEnd && (
                  <>
                    {cancelAtPeriodEnd && <span className="text-muted">{t('ends')} </span>}
                    <DateTime value={currentPeriodEnd} style="absolute" />
                  </>
                ),
            },
          ]}
        />
      )}
    </Section>
  );
}
