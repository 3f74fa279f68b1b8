'use client';

import { useQuery } from '@apollo/client/react';
import { Button } from '@mobilytics/ui/button';
import { CopyId } from '@mobilytics/ui/copy-id';
import { DescriptionList } from '@mobilytics/ui/description-list';
import { fact, momentFact } from '@mobilytics/ui/fact';
import { formatMoney } from '@mobilytics/ui/lib/format';
import { Money } from '@mobilytics/ui/money';
import { PageHeader, Section } from '@mobilytics/ui/page';
import { Status } from '@mobilytics/ui/status';
import { TextLink } from '@mobilytics/ui/text-link';
import { useUi } from '@mobilytics/ui/ui-context';
import { useParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { graphql } from '#generated/gql.ts';
import { useMay } from '#layout/viewer.tsx';
import { usePolling, visibleOnly } from '#lib/use-polling.ts';
import { AuditTrail } from '#parts/audit-trail.tsx';
import { MoneyRequests } from '#parts/money-requests.tsx';
import { ObjectState, PartMissing } from '#parts/object-state.tsx';
import { RefundDialog } from '#parts/refund-dialog.tsx';
import { Refunds } from '#parts/refunds.tsx';

const paymentQuery = graphql(`
  query BackofficePayment($id: ID!) {
    payment(id: $id) {
      id
      stripePaymentIntentId
      state
      method
      failureMessage
      createdAt
      fetchedAt
      amount {
        amount
        currency
      }
      refunded {
        amount
        currency
      }
      refundable {
        amount
        currency
      }
      organization {
        id
        name
      }
      invoice {
        id
        number
      }
      order {
        id
        number
      }
      refunds {
        ...RefundFields
      }
      disputes {
        id
        state
      }
    }
  }
`);

/** One payment: what was paid back of it, and what still can be. */
export default function PaymentPage() {
  const t = useTranslations('money');
  const tb = useTranslations('billing');
  const tc = useTranslations('common');
  const { locale } = useUi();
  const mayRefund = useMay('staff:billing');
  const { id } = useParams<{ id: string }>();
  const [isRefunding, setRefunding] = useState(false);
  const query = useQuery(paymentQuery, { variables: { id }, errorPolicy: 'all', ...visibleOnly });
  const { data, previousData, error, refetch } = query;
  const payment = (data ?? previousData)?.payment;
  usePolling(
    query,
    payment?.refunds.some(({ state }) => state === 'PENDING'),
  );
  if (!payment) {
    return (
      <ObjectState
        list={{ label: tb('payments.title'), href: '/billing/payments' }}
        isMissing={data?.payment === null}
        error={error}
        onRetry={() => void refetch()}
      />
    );
  }
  const { invoice, amount, order, organization, disputes } = payment;
  const isRefundable = payment.state === 'SUCCEEDED' && Number(payment.refundable.amount) > 0;
  return (
    <>
      <PageHeader
        title={formatMoney(amount.amount, amount.currency, locale)}
        crumbs={[{ label: tb('payments.title'), href: '/billing/payments' }]}
        id={payment.id}
        meta={<Status status={payment.state} />}
        actions={
          mayRefund &&
          isRefundable && (
            <Button kind="primary" onPress={() => setRefunding(true)}>
              {t('refund.open')}
            </Button>
          )
        }
      />
      <PartMissing error={error} onRetry={() => void refetch()} />
      <Section title={tc('facts')}>
        <DescriptionList
          items={[
            {
              term: tc('columns.customer'),
              value: (
                <TextLink href={`/billing/accounts/${organization.id}`}>
                  {organization.name}
                </TextLink>
              ),
            },
            ...fact(
              tb('payments.invoice'),
              invoice && (
                <TextLink href={`/billing/invoices/${invoice.id}`}>
                  {invoice.number ?? invoice.id}
                </TextLink>
              ),
            ),
            ...fact(
              tc('columns.order'),
              order && <TextLink href={`/orders/${order.id}`}>{order.number}</TextLink>,
            ),
            ...fact(tb('payments.method'), payment.method),
            ...fact(t('payment.failure'), payment.failureMessage),
            {
              term: tb('payments.stripeId'),
              value: <CopyId id={payment.stripePaymentIntentId} />,
            },
            { term: t('payment.refunded'), value: <Money value={payment.refunded} /> },
            { term: t('payment.refundable'), value: <Money value={payment.refundable} /> },
            ...(disputes ?? []).map((dispute) => ({
              term: t('payment.dispute'),
              value: (
                <TextLink href={`/billing/disputes/${dispute.id}`}>
                  <Status status={dispute.state} />
                </TextLink>
              ),
            })),
            ...momentFact(tc('columns.date'), payment.createdAt),
            ...momentFact(tb('invoices.fetched'), payment.fetchedAt),
          ]}
        />
      </Section>
      {mayRefund && <MoneyRequests filter={{ paymentId: payment.id }} />}
      <Refunds refunds={payment.refunds} />
      <Section title={tc('audit.title')}>
        <AuditTrail targetId={payment.id} />
      </Section>
      {isRefunding && (
        <RefundDialog
          payment={payment}
          onClose={() => setRefunding(false)}
          onDone={() => void refetch()}
        />
      )}
    </>
  );
}
