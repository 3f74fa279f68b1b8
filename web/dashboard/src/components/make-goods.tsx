'use client';

import { formatNumber } from '@mobilytics/ui/lib/format';
import { Money } from '@mobilytics/ui/money';
import { Section } from '@mobilytics/ui/page';
import { Status } from '@mobilytics/ui/status';
import { TextLink } from '@mobilytics/ui/text-link';
import { useUi } from '@mobilytics/ui/ui-context';
import { CampaignDelivery } from '@mobilytics/web-shell/campaign-delivery';
import { useTranslations } from 'next-intl';
import { PlainTable } from '#components/plain-table.tsx';
import { graphql } from '#generated/gql.ts';
import type { MakeGoodFieldsFragment } from '#generated/graphql.ts';

graphql(`
  fragment MakeGoodFields on MakeGood {
    id
    state
    reason
    lineName
    campaignName
    guaranteedImpressions
    deliveredImpressions
    level
    methodVersion
    asOf
    coverage
    shortfall
    remedy
    newLineFrom
    newLineTo
    campaign {
      id
    }
    credit {
      amount
      currency
    }
  }
`);

/** What lines fell short of and what is done about it, with the figures it stands on. */
export function MakeGoods({ makeGoods }: { makeGoods: readonly MakeGoodFieldsFragment[] }) {
  const t = useTranslations('usage.makeGood');
  const { locale } = useUi();
  if (makeGoods.length === 0) return null;
  return (
    <Section title={t('title')} description={t('text')} isFlush>
      <PlainTable
        label={t('title')}
        rows={makeGoods}
        rowId={({ id }) => id}
        columns={[
          {
            header: t('line'),
            cell: ({ campaign, campaignName, lineName }) => (
              <>
                <TextLink href={`/campaigns/${campaign.id}`}>{campaignName}</TextLink>, {lineName}
              </>
            ),
          },
          {
            header: t('missing'),
            cell: ({ shortfall, reason }) => (
              <>
                {formatNumber(shortfall, locale, { style: 'percent', maximumFractionDigits: 1 })}{' '}
                <span className="text-muted">{t(`reasons.${reason}`)}</span>
              </>
            ),
          },
          {
            header: t('guaranteed'),
            align: 'end',
            cell: ({ guaranteedImpressions: promised }) =>
              promised === null ? '—' : formatNumber(promised, locale),
          },
          {
            header: t('delivered'),
            cell: (row) => (
              <div className="min-w-52">
                <CampaignDelivery delivered={figures(row)} />
              </div>
            ),
          },
          {
            header: t('outcome'),
            cell: ({ state, remedy, credit, newLineFrom, newLineTo }) => (
              <>
                <Status status={state} />
                {remedy === 'CREDIT' && (
                  <span className="block">
                    <Money value={credit} />
                  </span>
                )}
                {newLineFrom && newLineTo && (
                  <span className="block">
                    {t('newDays', { from: newLineFrom, to: newLineTo })}
                  </span>
                )}
              </>
            ),
          },
        ]}
      />
    </Section>
  );
}

function figures(row: MakeGoodFieldsFragment) {
  const { deliveredImpressions, level, methodVersion, asOf, coverage } = row;
  if (methodVersion === null || asOf === null) return null;
  return {
    ...{ impressions: deliveredImpressions, level, methodVersion, asOf, coverage },
    vehicleDays: null,
  };
}
