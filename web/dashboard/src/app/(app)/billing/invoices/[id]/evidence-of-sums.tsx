'use client';

import { formatDateTime, formatNumber } from '@mobilytics/ui/lib/format';
import { Money } from '@mobilytics/ui/money';
import { useUi } from '@mobilytics/ui/ui-context';
import { useTranslations } from 'next-intl';
import { EvidencePart } from './evidence-part.tsx';
import type { EvidenceOf } from './line-evidence.tsx';

export function ProrationPart({ evidence }: { evidence: EvidenceOf<'ProrationEvidence'> }) {
  const t = useTranslations('evidence');
  const { locale } = useUi();
  const moment = (at: string) =>
    formatDateTime(new Date(at), locale, { dateStyle: 'medium', timeStyle: 'medium' });
  const { from, to, seconds, periodSeconds, fullAmount, amount, matches } = evidence;
  return (
    <EvidencePart title={t('part')}>
      <p>{t('fromTo', { from: moment(from), to: moment(to) })}</p>
      <p>
        <Money value={fullAmount} /> × {formatNumber(seconds, locale)} ÷{' '}
        {formatNumber(periodSeconds, locale)} {t('seconds')} = <Money value={amount} />
      </p>
      {!matches && <p className="text-warning">{t('differs')}</p>}
    </EvidencePart>
  );
}

export function TaxPart({ evidence }: { evidence: EvidenceOf<'TaxEvidence'> }) {
  const t = useTranslations('evidence');
  const { locale } = useUi();
  const { taxName, rate, base, amount } = evidence;
  const percent = formatNumber(Number(rate) / 100, locale, {
    ...{ style: 'percent', maximumFractionDigits: 3 },
  });
  return (
    <EvidencePart title={t('tax', { name: taxName })}>
      <p>
        {percent} × <Money value={base} /> = <Money value={amount} />
      </p>
    </EvidencePart>
  );
}
