'use client';

import { CopyId } from '@mobilytics/ui/copy-id';
import { DateTime } from '@mobilytics/ui/date-time';
import { Money } from '@mobilytics/ui/money';
import { Section } from '@mobilytics/ui/page';
import { Status } from '@mobilytics/ui/status';
import { TextLink } from '@mobilytics/ui/text-link';
import { useTranslations } from 'next-intl';
import { PlainTable } from '#parts/plain-table.tsx';
import { Refunds } from '#parts/refunds.tsx';
import type { Order } from './order-query.ts';

/** Payments, refunds, disputes and invoices with what Stripe calls them. Null is what the viewer may not see. */
export function OrderMoney({
  payments,
  invoices,
  refunds,
  disputes,
}: Pick<Order, 'payments' | 'invoices' | 'refunds' | 'disputes'>) {
  const tm = useTranslations('money');
  const t = useTranslations('orders');
  const tc = useTranslations('common.columns');
  return (
    <>
      {payments && (
        <Section title={t('payments.title')} isFlush>
          <PlainTable
            label={t('payments.title')}
            rows={payments}
            rowId={(payment) => payment.id}
            empty={t('payments.empty')}
            columns={[
              {
                id: 'amount',
                header: tc('amount'),
                cell: (payment) => (
                  <TextLink href={`/billing/payments/${payment.id}`}>
                    <Money value={payment.amount} />
                  </TextLink>
                ),
              },
              {
                id: 'state',
                header: tc('status'),
                cell: (payment) => (
                  <>
                    <Status status={payment.state} />
                    {payment.failureMessage && (
                      <span className="block text-xs text-muted">{payment.failureMessage}</span>
                    )}
                  </>
                ),
              },
              {
                id: 'method',
                header: t('payments.method'),
                cell: (payment) => <span className="whitespace-nowrap">{payment.method}</span>,
              },
              {
                id: 'stripe',
                header: t('payments.stripeId'),
                cell: (payment) => <CopyId id={payment.stripePaymentIntentId} />,
              },
              {
                id: 'date',
                header: tc('date'),
                cell: (payment) => <DateTime value={payment.createdAt} />,
              },
            ]}
          />
        </Section>
      )}
      {refunds && refunds.length > 0 && <Refunds refunds={refunds} />}
      {disputes && disputes.length > 0 && (
        <Section title={tm('disputes.title')} isFlush>
          <PlainTable
            label={tm('disputes.title')}
            rows={disputes}
            rowId={(dispute) => dispute.id}
            empty={tm('disputes.empty')}
            columns={[
              {
                id: 'amount',
                header: tc('amount'),
                cell: (dispute) => (
                  <TextLink href={`/billing/disputes/${dispute.id}`}>
                    <Money value={dispute.amount} />
                  </TextLink>
                ),
              },
              {
                id: 'state',
                header: tc('status'),
                cell: (dispute) => <Status status={dispute.state} />,
              },
              {
                id: 'due',
                header: tm('disputes.due'),
                cell: (dispute) =>
                  dispute.evidenceDueAt && <DateTime value={dispute.evidenceDueAt} />,
              },
            ]}
          />
        </Section>
      )}
      {invoices && (
        <Section title={t('invoices.title')} isFlush>
          <PlainTable
            label={t('invoices.title')}
            rows={invoices}
            rowId={(invoice) => invoice.id}
            empty={t('invoices.empty')}
            columns={[
              {
                id: 'number',
                header: tc('number'),
                cell: (invoice) => (
                  <TextLink href={`/billing/invoices/${invoice.id}`}>
                    {invoice.number ?? invoice.id}
                  </TextLink>
                ),
              },
              {
                id: 'state',
                header: tc('status'),
                cell: (invoice) => <Status status={invoice.state} />,
              },
              {
                id: 'total',
                header: tc('total'),
                align: 'end',
                cell: (invoice) => <Money value={invoice.total} />,
              },
              {
                id: 'due',
                header: t('invoices.due'),
                align: 'end',
                cell: (invoice) => <Money value={invoice.amountDue} />,
              },
              {
                id: 'stripe',
                header: t('payments.stripeId'),
                cell: (invoice) => <CopyId id={invoice.stripeInvoiceId} />,
              },
              {
                id: 'date',
                header: tc('date'),
                cell: (invoice) => invoice.issuedAt && <DateTime value={invoice.issuedAt} />,
              },
            ]}
          />
        </Section>
      )}
    </>
  );
}
