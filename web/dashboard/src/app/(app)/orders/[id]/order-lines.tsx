'use client';

import { classNames } from '@mobilytics/ui/lib/class-names';
import { Money } from '@mobilytics/ui/money';
import { Section } from '@mobilytics/ui/page';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { PlainTable } from '#components/plain-table.tsx';
import { useRate } from '#lib/use-rate.ts';
import type { Order } from './order-query.ts';

/** What was ordered and what it cost, each tax where it arises. */
export function OrderLines({ order }: { order: Order }) {
  const t = useTranslations('orders');
  const common = useTranslations('common');
  const rate = useRate();
  const { totals } = order;
  const isOpen = order.allowedActions.includes('PAY') && Number(order.paid.amount) > 0;
  return (
    <Section title={t('lines')} isFlush>
      <PlainTable
        label={t('lines')}
        rows={order.lines}
        rowId={(line) => line.id}
        columns={[
          {
            header: t('item'),
            cell: (line) => (
              <>
                <span className="block">{line.name}</span>
                <span className="font-mono text-xs text-muted">{line.sku}</span>
              </>
            ),
          },
          { header: t('quantity'), align: 'end', cell: (line) => line.quantity },
          {
            header: t('unitPrice'),
            align: 'end',
            cell: (line) => (
              <>
                <Money value={line.unitPrice} />
                {line.interval && (
                  <span className="block text-xs text-muted">
                    {common(`interval.${line.interval}`)}
                  </span>
                )}
              </>
            ),
          },
          { header: t('net'), align: 'end', cell: (line) => <Money value={line.net} /> },
          {
            header: t('taxes'),
            align: 'end',
            cell: (line) =>
              line.taxes.map((tax) => (
                <span key={tax.name} className="block whitespace-nowrap">
                  <span className="text-xs text-muted">
                    {tax.name} {rate(tax.ratePercent)}
                  </span>{' '}
                  <Money value={tax.amount} />
                </span>
              )),
          },
          { header: t('total'), align: 'end', cell: (line) => <Money value={line.total} /> },
          {
            header: t('shipped'),
            align: 'end',
            cell: (line) =>
              line.shippable
                ? t('ofQuantity', { done: line.fulfilledQuantity, all: line.quantity })
                : '—',
          },
        ]}
      />
      <dl className="ml-auto flex max-w-sm flex-col gap-2 px-4 py-4 text-sm sm:px-5">
        <Sum label={t('goods')} value={<Money value={totals.net} />} />
        <Sum label={t('shipping')} value={<Money value={totals.shipping} />} />
        {totals.taxes.map((tax) => (
          <Sum
            key={tax.name + tax.ratePercent}
            label={`${tax.name} (${rate(tax.ratePercent)})`}
            value={<Money value={tax.amount} />}
          />
        ))}
        <Sum isTotal label={t('total')} value={<Money value={totals.total} />} />
        {(isOpen || order.paymentStatus !== 'NONE') && (
          <Sum label={t('paidAmount')} value={<Money value={order.paid} />} />
        )}
        {Number(order.refunded.amount) > 0 && (
          <Sum label={t('refundedAmount')} value={<Money value={order.refunded} />} />
        )}
      </dl>
    </Section>
  );
}

function Sum({
  label,
  value,
  isTotal = false,
}: {
  label: string;
  value: ReactNode;
  isTotal?: boolean;
}) {
  return (
    <div
      className={classNames(
        'flex justify-between gap-4',
        isTotal && 'border-t border-line pt-2 text-base font-semibold',
      )}
    >
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}
