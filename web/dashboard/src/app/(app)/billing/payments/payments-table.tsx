'use client';

import { Banner } from '@mobilytics/ui/banner';
import { Button } from '@mobilytics/ui/button';
import { DataTable } from '@mobilytics/ui/data-table';
import { DateTime } from '@mobilytics/ui/date-time';
import { Money } from '@mobilytics/ui/money';
import { Section } from '@mobilytics/ui/page';
import { Status } from '@mobilytics/ui/status';
import { TextLink } from '@mobilytics/ui/text-link';
import { useTable } from '@mobilytics/ui/use-table';
import { useLocale, useTranslations } from 'next-intl';
import { useMay } from '#layout/viewer.tsx';
import { useLiveQuery } from '#lib/use-live-query.ts';
import { usePrint } from '#lib/use-print.ts';
import { paymentsQuery } from '../billing-queries.ts';

export function PaymentsTable() {
  const t = useTranslations('billing');
  const locale = useLocale();
  const printing = usePrint();
  const withOrders = useMay('orders:read');
  const table = useTable({ filterIds: [], pageSize: 20, prefix: 'p' });
  const { data, error, isLoading, retry } = useLiveQuery(paymentsQuery, {
    variables: { ...table.connection, withOrders },
  });
  return (
    <Section title={t('payments')} isFlush>
      {printing.problem && <Banner tone="danger">{printing.problem}</Banner>}
      <DataTable
        label={t('payments')}
        table={table}
        rows={data?.payments.edges.map((edge) => edge.node)}
        totalCount={data?.payments.totalCount}
        pageInfo={data?.payments.pageInfo}
        isLoading={isLoading}
        error={error}
        onRetry={retry}
        rowId={(payment) => payment.id}
        empty={{ title: t('paymentsEmpty') }}
        columns={[
          {
            id: 'when',
            header: t('when'),
            cell: (payment) => <DateTime value={payment.createdAt} style="absolute" />,
            text: (payment) => payment.createdAt,
          },
          {
            id: 'state',
            header: t('state'),
            cell: (payment) => (
              <>
                <Status status={payment.state} />
                {payment.failureMessage && (
                  <span className="block text-xs text-danger">{payment.failureMessage}</span>
                )}
              </>
            ),
            text: (payment) => payment.state,
          },
          {
            id: 'means',
            header: t('means'),
            cell: (payment) => payment.method,
            text: (payment) => payment.method,
          },
          {
            id: 'invoice',
            header: t('invoice'),
            cell: ({ invoice }) =>
              invoice && (
                <TextLink href={`/billing/invoices/${invoice.id}`}>
                  {invoice.number ?? invoice.id}
                </TextLink>
              ),
            text: (payment) => payment.invoice?.number,
          },
          {
            id: 'order',
            header: t('order'),
            cell: (payment) =>
              payment.order && (
                <TextLink href={`/orders/${payment.order.id}`}>{payment.order.number}</TextLink>
              ),
            text: (payment) => payment.order?.number,
          },
          {
            id: 'receipt',
            header: t('receipt'),
            cell: (payment) =>
              payment.state === 'SUCCEEDED' && (
                <Button
                  size="small"
                  kind="quiet"
                  aria-label={t('receiptOf', {
                    amount: `${payment.amount.amount} ${payment.amount.currency}`,
                  })}
                  isPending={printing.isPending}
                  onPress={() => void printing.printReceipt({ paymentId: payment.id, locale })}
                >
                  PDF
                </Button>
              ),
          },
          {
            id: 'amount',
            header: t('amount'),
            align: 'end',
            cell: (payment) => <Money value={payment.amount} />,
            text: (payment) => `${payment.amount.amount} ${payment.amount.currency}`,
          },
        ]}
      />
    </Section>
  );
}
