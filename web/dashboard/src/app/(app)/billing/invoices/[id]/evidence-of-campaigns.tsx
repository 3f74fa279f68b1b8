'use client';

import { CalendarDay, DateTime } from '@mobilytics/ui/date-time';
import { formatNumber } from '@mobilytics/ui/lib/format';
import { TextLink } from '@mobilytics/ui/text-link';
import { useUi } from '@mobilytics/ui/ui-context';
import { useTranslations } from 'next-intl';
import { EvidencePart } from './evidence-part.tsx';
import type { EvidenceOf } from './line-evidence.tsx';

export function CampaignPart({ evidence }: { evidence: EvidenceOf<'CampaignEvidence'> }) {
  const t = useTranslations('evidence');
  const { locale } = useUi();
  const { campaign, campaignName, lineName, firstDay, lastDay, vehicles, delivered } = evidence;
  const persons = (value: string) => formatNumber(value, locale, { maximumFractionDigits: 0 });
  return (
    <EvidencePart title={t('campaign')}>
      <p>
        <TextLink href={`/campaigns/${campaign.id}`}>{campaignName}</TextLink> · {lineName}
      </p>
      <p>
        <CalendarDay value={firstDay} /> – <CalendarDay value={lastDay} /> ·{' '}
        {t('vehicles', { count: vehicles })}
      </p>
      {delivered ? (
        <p>
          {delivered.impressions
            ? t('impressions', { count: persons(delivered.impressions), level: delivered.level })
            : t('noCounts')}{' '}
          {t('vehicleDays', { count: delivered.vehicleDays })}{' '}
          <TextLink href={`/campaigns/${campaign.id}/report`}>{t('report')}</TextLink>
          <span className="block text-xs text-muted">
            {delivered.methodVersion} · {t('asOf')}{' '}
            <DateTime value={delivered.asOf} style="absolute" />
          </span>
        </p>
      ) : (
        <p className="text-muted">{t('notDelivered')}</p>
      )}
    </EvidencePart>
  );
}

export function UsagePart({ evidence }: { evidence: EvidenceOf<'UsageEvidence'> }) {
  const t = useTranslations('evidence');
  const { locale } = useUi();
  const number = (value: number) => formatNumber(value, locale);
  const { meter, invoicedQuantity, countedQuantity, lines } = evidence;
  return (
    <EvidencePart title={t(`meter.${meter}`)}>
      <p>{t('usage', { invoiced: number(invoicedQuantity), counted: number(countedQuantity) })}</p>
      <ul className="flex flex-col gap-1">
        {lines.map(({ campaign, campaignName, lineName, quantity }) => (
          <li key={`${campaign.id}${lineName}`} className="flex justify-between gap-4">
            <span>
              <TextLink href={`/campaigns/${campaign.id}`}>{campaignName}</TextLink> · {lineName}
            </span>
            <span className="figures">{number(quantity)}</span>
          </li>
        ))}
      </ul>
    </EvidencePart>
  );
}
