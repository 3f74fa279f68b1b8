'use client';

import { CalendarDay } from '@mobilytics/ui/date-time';
import { DescriptionList } from '@mobilytics/ui/description-list';
import { fact, momentFact } from '@mobilytics/ui/fact';
import { formatNumber } from '@mobilytics/ui/lib/format';
import { Money } from '@mobilytics/ui/money';
import { Status } from '@mobilytics/ui/status';
import { TextLink } from '@mobilytics/ui/text-link';
import { useUi } from '@mobilytics/ui/ui-context';
import { useTranslations } from 'next-intl';
import type { Line } from './line-query.ts';

export function LineFacts({ line }: { line: Line }) {
  const t = useTranslations('campaigns');
  const tc = useTranslations('common.columns');
  const tu = useTranslations('usage.promise');
  const { locale } = useUi();
  const { campaign } = line;
  const { organization } = campaign;
  return (
    <DescriptionList
      items={[
        {
          term: tc('customer'),
          value: <TextLink href={`/customers/${organization.id}`}>{organization.name}</TextLink>,
        },
        { term: t('columns.advertiser'), value: campaign.advertiser },
        { term: tc('market'), value: `${campaign.market.name} (${campaign.market.timeZone})` },
        {
          term: t('columns.dates'),
          value: (
            <>
              <CalendarDay value={line.startDate} /> – <CalendarDay value={line.endDate} />
            </>
          ),
        },
        { term: t('columns.placement'), value: t(`placements.${line.placement}`) },
        {
          term: t('columns.price'),
          value: line.price ? <Money value={line.price} /> : t('noPrice'),
        },
        { term: t('priceBasis'), value: line.priceBasis },
        ...fact(
          tu('guaranteed'),
          line.guaranteedImpressions && formatNumber(line.guaranteedImpressions, locale),
        ),
        ...(line.makeGoodOf
          ? [
              {
                term: tu('makeGoodOf'),
                value: (
                  <TextLink href={`/lines/${line.makeGoodOf.id}`}>{line.makeGoodOf.name}</TextLink>
                ),
              },
            ]
          : []),
        ...momentFact(t('columns.booked'), line.bookedAt),
        ...momentFact(t('approved'), line.approvedAt),
      ]}
    />
  );
}

/** The picture that is to be seen on the road, so that it is approved by eye. */
export function LineCreative({ creative }: Pick<Line, 'creative'>) {
  const t = useTranslations('campaigns');
  if (!creative) return <p className="text-sm text-muted">{t('noCreative')}</p>;
  const { url, widthPixels, heightPixels } = creative;
  return (
    <div className="flex flex-col gap-3 text-sm">
      <div className="flex flex-wrap items-center gap-2">
        <span className="font-medium">{creative.name}</span>
        <Status status={creative.status} />
        {widthPixels && heightPixels && (
          <span className="figures text-muted">
            {widthPixels} × {heightPixels} px
          </span>
        )}
      </div>
      {url && creative.contentType.startsWith('image/') && (
        // biome-ignore lint/performance/noImgElement: the signed link works for minutes, so nothing may cache it.
        <img
          src={url}
          alt={creative.name}
          className="max-h-80 w-full rounded-md border border-line bg-sunken object-contain"
        />
      )}
      {url && (
        <TextLink href={url} target="_blank" rel="noreferrer">
          {t('openFile')}
        </TextLink>
      )}
    </div>
  );
}
