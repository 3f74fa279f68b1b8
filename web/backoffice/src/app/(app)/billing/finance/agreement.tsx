'use client';

import { Banner } from '@mobilytics/ui/banner';
import { Money, type MoneyValue } from '@mobilytics/ui/money';
import { useTranslations } from 'next-intl';

/** Two figures that must be one: said when they are, shouted when they are not. */
export function Agreement({
  ours,
  other,
  otherName,
}: {
  ours: MoneyValue;
  other: MoneyValue;
  /** For example "the ledger’s account of receivables". */
  otherName: string;
}) {
  const t = useTranslations('finance');
  const agrees = ours.amount === other.amount;
  return (
    <div className="mb-6">
      <Banner tone={agrees ? 'success' : 'danger'} title={t(agrees ? 'agrees' : 'differs')}>
        {t('agreementOurs')} <Money value={ours} />, {otherName} <Money value={other} />.
      </Banner>
    </div>
  );
}
