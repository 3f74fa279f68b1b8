'use client';

import { Figure } from '@mobilytics/ui/figure';
import { formatDateTime } from '@mobilytics/ui/lib/format';
import { TextLink } from '@mobilytics/ui/text-link';
import { useUi } from '@mobilytics/ui/ui-context';
import { useTranslations } from 'next-intl';
import type { BillingOverviewQuery } from '#generated/graphql.ts';

type Account = NonNullable<BillingOverviewQuery['billingAccount']>;

/** What is paid each month, what is charged next, what is open, and what credit there is. */
export function MoneyNow({ account }: { account: Account | null }) {
  const t = useTranslations('billing.now');
  const { locale } = useUi();
  const [next] = account?.upcomingInvoices ?? [];
  const [monthly, ...otherMonthly] = account?.monthlyTotals ?? [];
  const [open, ...otherOpen] = account?.openBalance ?? [];
  const day = (at: string) => formatDateTime(new Date(at), locale, { dateStyle: 'long' });
  return (
    <div className="mb-6 grid gap-4 sm:grid-cols-2 xl:grid-cols-4">
      <Figure
        label={t('monthly')}
        value={monthly ?? null}
        missing={t('noPlan')}
        explanation={t('monthlyText')}
      />
      {otherMonthly.map((value) => (
        <Figure key={value.currency} label={t('monthly')} value={value} />
      ))}
      <Figure
        label={next ? t('nextOn', { day: day(next.date) }) : t('next')}
        value={next?.amountDue ?? null}
        missing={t('noNext')}
        asOf={next?.asOf ?? null}
        {...(next && {
          explanation: (
            <TextLink href={`/billing/plans/${next.subscription.id}`}>
              {`${next.subscription.quantity} × ${next.subscription.planName}`}
            </TextLink>
          ),
        })}
      />
      <Figure
        label={t('open')}
        value={open ?? null}
        missing={t('nothingOpen')}
        explanation={t('openText')}
      />
      {otherOpen.map((value) => (
        <Figure key={value.currency} label={t('open')} value={value} />
      ))}
      <Figure
        label={t('credit')}
        value={account?.credit ?? null}
        missing={t('noCredit')}
        explanation={t('creditText')}
      />
    </div>
  );
}
