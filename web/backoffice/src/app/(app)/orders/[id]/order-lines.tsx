'use client';

import { DescriptionList } from '@mobilytics/ui/description-list';
import { formatNumber } from '@mobilytics/ui/lib/format';
import { Money } from '@mobilytics/ui/money';
import { Section } from '@mobilytics/ui/page';
import { useUi } from '@mobilytics/ui/ui-context';
import { useTranslations } from 'next-intl';
import { PlainTable } from '#parts/plain-table.tsx';
import type { Order } from './order-query.ts';

export function OrderLines({ lines }: { lines: Order['lines'] }) {
  const t = useTranslations('orders.lines');
  const tc = useTranslations('common');
  const taxName = useTaxName();
  return (
    <Section title={t('title')} isFlush>
      <PlainTable
        label={t('title')}
        rows={lines}
        rowId={(line) => line.id}
        empty={tc('none')}
        columns={[
          {
            id: 'name',
            header: tc('columns.name'),
            cell: (line) => (
              <>
                <span className="font-medium">{line.name}</span>
                <span className="block font-mono text-xs text-muted">{line.sku}</span>
              </>
            ),
          },
          {
            id: 'quantity',
            header: tc('columns.quantity'),
            align: 'end',
            cell: (line) => line.quantity,
          },
          {
            id: 'unit',
            header: t('unitPrice'),
            align: 'end',
            cell: (line) => (
              <>
                <Money value={line.unitPrice} />
                {line.interval && (
                  <span className="block text-xs text-muted">
                    {t('interval', { interval: line.interval })}
                  </span>
                )}
              </>
            ),
          },
          { id: 'net', header: t('net'), align: 'end', cell: (line) => <Money value={line.net} /> },
          {
            id: 'taxes',
            header: t('taxes'),
            align: 'end',
            cell: (line) =>
              line.taxes.map((tax) => (
                <span key={tax.name} className="block text-xs whitespace-nowrap">
                  <span className="text-muted">{taxName(tax)}</span> <Money value={tax.amount} />
                </span>
              )),
          },
          {
            id: 'total',
            header: t('total'),
            align: 'end',
            cell: (line) => <Money value={line.total} />,
          },
          {
            id: 'shipped',
            header: t('shipped'),
            align: 'end',
            cell: (line) =>
              line.shippable ? (
                <span className="whitespace-nowrap">
                  {line.fulfilledQuantity} / {line.quantity}
                </span>
              ) : (
                <span className="text-muted">{t('notShipped')}</span>
              ),
          },
          {
            id: 'delivered',
            header: t('delivered'),
            align: 'end',
            cell: (line) => line.shippable && `${line.deliveredQuantity} / ${line.quantity}`,
          },
        ]}
      />
    </Section>
  );
}

export function OrderTotals({ order }: { order: Order }) {
  const t = useTranslations('orders.totals');
  const taxName = useTaxName();
  const { totals } = order;
  return (
    <Section title={t('title')}>
      <DescriptionList
        items={[
          { term: t('net'), value: <Money value={totals.net} /> },
          { term: t('shipping'), value: <Money value={totals.shipping} /> },
          ...totals.taxes.map((tax) => ({
            term: taxName(tax),
            value: <Money value={tax.amount} />,
          })),
          {
            term: t('total'),
            value: (
              <strong>
                <Money value={totals.total} />
              </strong>
            ),
          },
          { term: t('paid'), value: <Money value={order.paid} /> },
          ...(Number(order.refunded.amount) > 0
            ? [{ term: t('refunded'), value: <Money value={order.refunded} /> }]
            : []),
        ]}
      />
    </Section>
  );
}

function useTaxName() {
  const t = useTranslations('orders.totals');
  const { locale } = useUi();
  return (tax: { name: string; ratePercent: string }) =>
    t('tax', {
      name: tax.name,
      rate: formatNumber(tax.ratePercent, locale, { maximumFractionDigits: 4 }),
    });
}
