'use client';

import { CalendarDay } from '@mobilytics/ui/date-time';
import { formatNumber } from '@mobilytics/ui/lib/format';
import { Money } from '@mobilytics/ui/money';
import { Badge } from '@mobilytics/ui/status';
import { useUi } from '@mobilytics/ui/ui-context';
import { useTranslations } from 'next-intl';
import { PlainTable } from '#parts/plain-table.tsx';
import { bestRates } from './rate-choice.ts';
import type { Rate } from './station-query.ts';

/** The offers, cheapest first; a radio button in each row takes it. */
export function RatesTable({
  rates,
  chosenId,
  rulesId,
  onChoose,
}: {
  rates: readonly Rate[];
  chosenId: string | undefined;
  /** What the shipping rules chose. */
  rulesId: string | undefined;
  /** Undefined once the label is asked for. */
  onChoose: ((id: string) => void) | undefined;
}) {
  const t = useTranslations('fulfilment.rates');
  const tc = useTranslations('common.carriers');
  const { locale } = useUi();
  const { cheapest, fastest } = bestRates(rates);
  const isMixed = new Set(rates.map((rate) => rate.price.currency)).size > 1;
  return (
    <PlainTable
      label={t('title')}
      rows={rates}
      rowId={(rate) => rate.id}
      empty={t('none')}
      columns={[
        {
          id: 'service',
          header: t('service'),
          cell: (rate) => (
            <label className="flex min-h-9 cursor-pointer items-center gap-2.5">
              <input
                type="radio"
                name="rate"
                value={rate.id}
                checked={rate.id === chosenId}
                disabled={!onChoose}
                onChange={() => onChoose?.(rate.id)}
                className="size-4 shrink-0 accent-(--color-accent)"
              />
              <span>
                <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
                  <span className="font-medium">{rate.serviceName}</span>
                  {rate === cheapest && <Badge tone="success">{t('cheapest')}</Badge>}
                  {rate === fastest && <Badge tone="info">{t('fastest')}</Badge>}
                  {rate.id === rulesId && <Badge tone="neutral">{t('ruled')}</Badge>}
                </span>
                <span className="block text-xs text-muted">
                  {tc(rate.carrier)} · {rate.service}
                </span>
              </span>
            </label>
          ),
        },
        {
          id: 'price',
          header: t('price'),
          align: 'end',
          cell: (rate) => (
            <>
              <Money value={rate.price} />
              {isMixed && rate.price.currency !== rate.comparablePrice.currency && (
                <span className="block text-xs text-muted">
                  ≈ <Money value={rate.comparablePrice} />
                </span>
              )}
            </>
          ),
        },
        {
          id: 'billable',
          header: t('billable'),
          align: 'end',
          cell: (rate) => (
            <span className="figures whitespace-nowrap">
              {formatNumber(rate.billableWeightGrams, locale)} g
            </span>
          ),
        },
        {
          id: 'days',
          header: t('days'),
          align: 'end',
          cell: (rate) => <span className="figures">{rate.transitDays ?? '—'}</span>,
        },
        {
          id: 'deliverBy',
          header: t('deliverBy'),
          cell: (rate) =>
            rate.deliverBy ? (
              <>
                <CalendarDay value={rate.deliverBy} />
                {rate.guaranteed && (
                  <span className="block text-xs text-muted">{t('guaranteed')}</span>
                )}
              </>
            ) : (
              '—'
            ),
        },
      ]}
    />
  );
}
