'use client';

import { DateTime } from '@mobilytics/ui/date-time';
import { Money } from '@mobilytics/ui/money';
import { Section } from '@mobilytics/ui/page';
import { Status } from '@mobilytics/ui/status';
import { TextLink } from '@mobilytics/ui/text-link';
import { useTranslations } from 'next-intl';
import { PlainTable } from '#components/plain-table.tsx';
import type { Order } from './order-query.ts';

/** Payments, refunds and invoices; all are null for who may not see them. */
export function OrderMoney({ order }: { order: Order }) {
  const t = useTranslations('orders');
  return (
    <>
      {order.payments && (
        <Section title={t('payments')} isFlush={order.payments.length > 0}>
          {order.payments.length === 0 ? (
            <p className="text-sm text-muted">{t('noPayments')}</p>
          ) : (
            <PlainTable
              label={t('payments')}
              rows={order.payments}
              rowId={(payment) => payment.id}
              columns={[
                {
                  header: t('when'),
                  cell: (payment) => <DateTime value={payment.createdAt} />,
                },
                {
                  header: t('state'),
                  cell: (payment) => (
                    <>
                      <Status status={payment.state} />
                      {payment.failureMessage && (
                        <span className="mt-1 block text-danger">{payment.failureMessage}</span>
                      )}
                    </>
                  ),
                },
                { header: t('means'), cell: (payment) => payment.method ?? '—' },
                {
                  header: t('amount'),
                  align: 'end',
                  cell: (payment) => <Money value={payment.amount} />,
                },
              ]}
            />
          )}
        </Section>
      )}
      {order.refunds && order.refunds.length > 0 && (
        <Section title={t('refunds')} isFlush>
          <PlainTable
            label={t('refunds')}
            rows={order.refunds}
            rowId={(refund) => refund.id}
            columns={[
              { header: t('when'), cell: (refund) => <DateTime value={refund.createdAt} /> },
              { header: t('state'), cell: (refund) => <Status status={refund.state} /> },
              {
                header: t('amount'),
                align: 'end',
                cell: (refund) => <Money value={refund.amount} />,
              },
            ]}
          />
        </Section>
      )}
      {order.invoices && (
        <Section title={t('invoices')} isFlush={order.invoices.length > 0}>
          {order.invoices.length === 0 ? (
            <p className="text-sm text-muted">{t('noInvoices')}</p>
          ) : (
            <PlainTable
              label={t('invoices')}
              rows={order.invoices}
              rowId={(invoice) => invoice.id}
              columns={[
                {
                  header: t('invoice'),
                  cell: (invoice) => (
                    <TextLink href={`/billing/invoices/${invoice.id}`}>
                      {invoice.number ?? invoice.id}
                    </TextLink>
                  ),
                },
                { header: t('state'), cell: (invoice) => <Status status={invoice.state} /> },
                {
                  header: t('when'),
                  cell: (invoice) => invoice.issuedAt && <DateTime value={invoice.issuedAt} />,
                },
                {
                  header: t('amount'),
                  align: 'end',
                  cell: (invoice) => <Money value={invoice.total} />,
                },
              ]}
            />
          )}
        </Section>
      )}
    </>
  );
}
