'use client';

import { Banner } from '@mobilytics/ui/banner';
import { ErrorState } from '@mobilytics/ui/error-state';
import { formatMoney } from '@mobilytics/ui/lib/format';
import { Money } from '@mobilytics/ui/money';
import { Section } from '@mobilytics/ui/page';
import { SkeletonText } from '@mobilytics/ui/skeleton';
import { useUi } from '@mobilytics/ui/ui-context';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { OrderQuoteQuery } from '#generated/graphql.ts';
import { useRate } from '#lib/use-rate.ts';

type Result = OrderQuoteQuery['orderQuote'];

/** What the order would cost as the form stands, with the taxes of each line. */
export function QuoteSummary({
  result,
  error,
  onRetry,
}: {
  result: Result | undefined;
  error: Error | undefined;
  onRetry: () => void;
}) {
  const t = useTranslations('shop.check');
  const { locale } = useUi();
  const rate = useRate();
  return (
    <Section title={t('summary')}>
      {error && <ErrorState error={error} onRetry={onRetry} />}
      {!result && !error && <SkeletonText lines={5} />}
      {result && result.__typename !== 'OrderQuote' && (
        <Banner tone="danger">{result.message}</Banner>
      )}
      {result?.__typename === 'OrderQuote' && (
        <div aria-live="polite" className="text-sm">
          <ul className="mb-4 flex flex-col gap-3 border-b border-line pb-4">
            {result.lines.map((line) => (
              <li key={line.sku}>
                <Row label={`${line.quantity} × ${line.name}`} value={<Money value={line.net} />} />
                {line.taxes.length > 0 && (
                  <p className="text-xs text-muted">
                    {line.taxes
                      .map((tax) =>
                        t('taxOfLine', {
                          name: tax.name,
                          rate: rate(tax.ratePercent),
                          amount: formatMoney(tax.amount.amount, tax.amount.currency, locale),
                        }),
                      )
                      .join(' · ')}
                  </p>
                )}
              </li>
            ))}
          </ul>
          <div className="flex flex-col gap-2">
            <Row label={t('net')} value={<Money value={result.totals.net} />} />
            <Row label={t('shippingCost')} value={<Money value={result.totals.shipping} />} />
            {result.totals.taxes.map((tax) => (
              <Row
                key={tax.name + tax.ratePercent}
                label={`${tax.name} (${rate(tax.ratePercent)})`}
                value={<Money value={tax.amount} />}
              />
            ))}
            <div className="border-t border-line pt-2 text-base font-semibold">
              <Row label={t('total')} value={<Money value={result.totals.total} />} />
            </div>
          </div>
          {!result.taxesKnown && <p className="mt-3 text-muted">{t('taxesUnknown')}</p>}
        </div>
      )}
    </Section>
  );
}

function Row({ label, value }: { label: string; value: ReactNode }) {
  return (
    <div className="flex justify-between gap-4">
      <span>{label}</span>
      {value}
    </div>
  );
}
