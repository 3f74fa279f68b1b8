'use client';

import { Banner } from '@mobilytics/ui/banner';
import { formatDateTime, formatMoney } from '@mobilytics/ui/lib/format';
import { Money, type MoneyValue } from '@mobilytics/ui/money';
import { useUi } from '@mobilytics/ui/ui-context';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { ChangePartFragment } from '#generated/graphql.ts';
import { methodName } from '../payment-methods/method-name.ts';
import { PreviewLines } from './preview-lines.tsx';

/** What a change costs: at once, line by line, and with the next invoice. */
export function ChangeEffect({ change }: { change: ChangePartFragment }) {
  const t = useTranslations('plans');
  const { locale } = useUi();
  const money = ({ amount, currency }: MoneyValue) => formatMoney(amount, currency, locale);
  const day = (at: string) => formatDateTime(new Date(at), locale, { dateStyle: 'long' });
  const card = change.paymentMethod?.last4 ? methodName(change.paymentMethod) : null;
  // Stripe tells the period that begins now; of the one after it, it tells nothing yet.
  const beginsAnew = change.action === 'RESUME' && change.lines.length > 0;
  const isDue = Number(change.dueNow.amount) > 0;
  return (
    <div className="flex flex-col gap-4">
      <Banner tone="info" title={t(`effect.${change.action}`, { day: day(change.effectiveAt) })}>
        {isDue
          ? t('dueNow', { amount: money(change.dueNow), card: card ?? t('noCard') })
          : t('nothingNow')}
        {Number(change.credit.amount) > 0 && (
          <span className="block">{t('credit', { amount: money(change.credit) })}</span>
        )}
      </Banner>
      {change.lines.length > 0 && (
        <Part title={t('invoicedNow')} tax={change.tax} total={change.total}>
          <PreviewLines lines={change.lines} />
        </Part>
      )}
      {change.nextTotal && change.nextDate ? (
        <Part title={t('nextInvoice', { day: day(change.nextDate) })} total={change.nextTotal}>
          <PreviewLines lines={change.nextLines} />
        </Part>
      ) : (
        <p className="text-sm text-muted">{t(beginsAnew ? 'nextAsUsual' : 'noNext')}</p>
      )}
    </div>
  );
}

function Part({
  title,
  tax,
  total,
  children,
}: {
  title: string;
  tax?: MoneyValue;
  total: MoneyValue;
  children: ReactNode;
}) {
  const t = useTranslations('plans');
  return (
    <section aria-label={title} className="flex flex-col gap-3 rounded-md border border-line p-4">
      <h3 className="text-sm font-semibold">{title}</h3>
      {children}
      <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1 border-t border-line pt-3 text-sm">
        {tax && (
          <>
            <dt className="text-muted">{t('tax')}</dt>
            <dd className="text-right">
              <Money value={tax} />
            </dd>
          </>
        )}
        <dt className="font-medium">{t('withTaxes')}</dt>
        <dd className="text-right font-medium">
          <Money value={total} />
        </dd>
      </dl>
    </section>
  );
}
