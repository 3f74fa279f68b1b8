'use client';

import { LinkButton } from '@mobilytics/ui/button';
import { Money } from '@mobilytics/ui/money';
import { Section } from '@mobilytics/ui/page';
import { useTranslations } from 'next-intl';
import { PlainTable } from '#components/plain-table.tsx';
import type { BillingOverviewQuery } from '#generated/graphql.ts';
import { useMay } from '#layout/viewer.tsx';

type Charge = NonNullable<BillingOverviewQuery['billingAccount']>['recurring'][number];

/** What is paid again and again, plan by plan. */
export function RecurringCharges({ charges }: { charges: readonly Charge[] }) {
  const t = useTranslations('billing');
  const plans = useTranslations('plans');
  const mayShop = useMay('orders:write');
  return (
    <Section
      title={t('recurring')}
      isFlush={charges.length > 0}
      actions={
        <LinkButton size="small" href="/billing/plans">
          {t('seePlans')}
        </LinkButton>
      }
    >
      {charges.length === 0 ? (
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p className="text-sm text-muted">{t('subscriptionsEmpty')}</p>
          {mayShop && (
            <LinkButton size="small" href="/shop">
              {t('toShop')}
            </LinkButton>
          )}
        </div>
      ) : (
        <PlainTable
          label={t('recurring')}
          rows={charges}
          rowId={(charge) => `${charge.planName}${charge.interval}${charge.amount.currency}`}
          columns={[
            { header: t('plan'), cell: ({ planName }) => planName },
            { header: t('devices'), align: 'end', cell: ({ quantity }) => quantity },
            {
              header: t('price'),
              align: 'end',
              cell: ({ amount, interval }) => (
                <span className="whitespace-nowrap">
                  <Money value={amount} />{' '}
                  <span className="text-muted">{plans(`per.${interval}`)}</span>
                </span>
              ),
            },
            {
              header: t('perMonth'),
              align: 'end',
              cell: ({ perMonth }) => <Money value={perMonth} />,
            },
          ]}
        />
      )}
    </Section>
  );
}
