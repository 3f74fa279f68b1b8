'use client';

import { formatMoney } from '@mobilytics/ui/lib/format';
import { NumberField } from '@mobilytics/ui/number-field';
import { useUi } from '@mobilytics/ui/ui-context';
import { useTranslations } from 'next-intl';
import type { ShownInvoice } from './invoice-query.ts';

/** How many of each line are credited. */
export function CreditLines({
  lines,
  chosen,
  error,
  onChange,
}: {
  lines: ShownInvoice['lines'];
  chosen: Record<string, number>;
  error: string | undefined;
  onChange: (chosen: Record<string, number>) => void;
}) {
  const t = useTranslations('money.credit');
  const { locale } = useUi();
  return (
    <fieldset data-field="lines" data-label={t('lines')} className="flex flex-col gap-3">
      <legend className="mb-2 text-sm font-medium">{t('lines')}</legend>
      {lines.map(({ stripeLineId, description, quantity, net }) => (
        <NumberField
          key={stripeLineId}
          name={stripeLineId}
          label={description}
          help={t('lineOf', {
            count: quantity,
            net: formatMoney(net.amount, net.currency, locale),
          })}
          value={chosen[stripeLineId] ?? 0}
          minValue={0}
          maxValue={quantity}
          onChange={(value) =>
            onChange({ ...chosen, [stripeLineId]: Number.isNaN(value) ? 0 : value })
          }
        />
      ))}
      {error && <p className="text-sm text-danger">{error}</p>}
    </fieldset>
  );
}
