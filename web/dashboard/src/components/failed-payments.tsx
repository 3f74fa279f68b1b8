'use client';

import { Banner } from '@mobilytics/ui/banner';
import { Button, LinkButton } from '@mobilytics/ui/button';
import { formatDateTime, formatMoney } from '@mobilytics/ui/lib/format';
import { TextLink } from '@mobilytics/ui/text-link';
import { useUi } from '@mobilytics/ui/ui-context';
import { useTranslations } from 'next-intl';
import { graphql } from '#generated/gql.ts';
import type { FailedPaymentsQuery } from '#generated/graphql.ts';
import { useMay } from '#layout/viewer.tsx';
import { useLiveQuery } from '#lib/use-live-query.ts';
import { usePaymentPages } from '#lib/use-payment-pages.ts';

const failedPaymentsQuery = graphql(`
  query FailedPayments {
    billingAccount {
      id
      failedPayments {
        invoice {
          id
          number
          nextStep {
            kind
            at
          }
        }
        amountDue {
          amount
          currency
        }
        subscription {
          id
          planName
          quantity
          state
        }
        reason
        attempts
        failedAt
        nextAttemptAt
        method
        payUrl
      }
    }
  }
`);

type Failed = NonNullable<FailedPaymentsQuery['billingAccount']>['failedPayments'][number];

/** Payments that failed, each with why, what happens next, and what can be done about it now. */
export function FailedPayments() {
  const mayRead = useMay('billing:read');
  const { data } = useLiveQuery(failedPaymentsQuery, { variables: {}, skip: !mayRead });
  const failed = data?.billingAccount?.failedPayments ?? [];
  if (failed.length === 0) return null;
  return (
    <div className="mb-6 flex flex-col gap-3">
      {failed.map((one) => (
        <FailedBanner key={one.invoice.id} failed={one} />
      ))}
    </div>
  );
}

function FailedBanner({ failed }: { failed: Failed }) {
  const t = useTranslations('failed');
  const { locale } = useUi();
  const mayWrite = useMay('billing:write');
  const pages = usePaymentPages('/billing/payment-methods');
  const day = (at: string) => formatDateTime(new Date(at), locale, { dateStyle: 'long' });
  const { amountDue, invoice, nextAttemptAt, subscription } = failed;
  const amount = formatMoney(amountDue.amount, amountDue.currency, locale);
  const step = invoice.nextStep;
  const plan = subscription && `${subscription.quantity} × ${subscription.planName}`;
  return (
    <Banner
      tone="danger"
      title={t('title', { amount })}
      action={
        <span className="flex flex-wrap gap-2">
          {mayWrite && (
            <Button size="small" isPending={pages.isPending} onPress={() => void pages.addMethod()}>
              {t('changeCard')}
            </Button>
          )}
          {failed.payUrl && (
            <LinkButton size="small" kind="primary" href={failed.payUrl}>
              {t('payNow')}
            </LinkButton>
          )}
        </span>
      }
    >
      <p>
        {t('what', { card: failed.method ?? t('noCard'), plan: plan ?? t('thisInvoice') })}{' '}
        <TextLink href={`/billing/invoices/${invoice.id}`}>
          {t('invoice', { number: invoice.number ?? invoice.id })}
        </TextLink>
      </p>
      {failed.reason && <p>{failed.reason}</p>}
      <p>
        {nextAttemptAt
          ? t('again', { day: day(nextAttemptAt), attempts: failed.attempts })
          : t('notAgain', { attempts: failed.attempts })}{' '}
        {plan && t(nextAttemptAt ? 'runsUntil' : 'stops', { plan })}
      </p>
      {step && (
        <p>
          {step.kind === 'PAUSE'
            ? t('pauses', { plan: plan ?? t('thisInvoice'), day: day(step.at) })
            : t(step.kind === 'MAIL' ? 'writes' : 'looks', { day: day(step.at) })}
        </p>
      )}
      {pages.problem && <p className="text-danger">{pages.problem}</p>}
    </Banner>
  );
}
