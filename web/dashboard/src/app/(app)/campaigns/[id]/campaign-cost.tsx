'use client';

import { DescriptionList } from '@mobilytics/ui/description-list';
import { Money } from '@mobilytics/ui/money';
import { Section } from '@mobilytics/ui/page';
import { Status } from '@mobilytics/ui/status';
import { TextLink } from '@mobilytics/ui/text-link';
import { CampaignDelivery } from '@mobilytics/web-shell/campaign-delivery';
import { useTranslations } from 'next-intl';
import { MakeGoods } from '#components/make-goods.tsx';
import { graphql } from '#generated/gql.ts';
import type { CampaignCostQuery } from '#generated/graphql.ts';
import { useLiveQuery } from '#lib/use-live-query.ts';

const costQuery = graphql(`
  query CampaignCost($id: ID!, $states: [MakeGoodState!]) {
    campaign(id: $id) {
      id
      spending {
        spent {
          amount
          currency
        }
        usage {
          amount
          currency
        }
        credited {
          amount
          currency
        }
        booked {
          amount
          currency
        }
        cpm {
          amount
          currency
        }
        delivered {
          impressions
          level
          methodVersion
          asOf
          coverage
          vehicleDays
        }
      }
      lines {
        id
        name
        charge {
          basis
          state
          invoice {
            id
            number
          }
        }
      }
    }
    makeGoods(first: 20, filter: { campaignId: $id, state: $states }) {
      totalCount
      edges {
        node {
          ...MakeGoodFields
        }
      }
    }
  }
`);

/** What a campaign cost so far, per result, and what was made good. */
export function CampaignCost({ campaignId }: { campaignId: string }) {
  const t = useTranslations('usage.spending');
  const { data } = useLiveQuery(costQuery, {
    variables: {
      id: campaignId,
      states: ['PROPOSED', 'REQUESTED', 'EXTENDING', 'EXTENDED', 'CREDITED', 'DECLINED'],
    },
    isPartial: true,
  });
  const spending = data?.campaign?.spending;
  if (!data?.campaign || !spending) return null;
  const { spent, usage, credited, booked, cpm, delivered } = spending;
  return (
    <>
      <Section title={t('cost')}>
        <DescriptionList
          items={[
            { term: t('spent'), value: <Money value={spent} /> },
            ...(Number(usage.amount) > 0
              ? [{ term: t('usage'), value: <Money value={usage} /> }]
              : []),
            ...(Number(credited.amount) > 0
              ? [{ term: t('credited'), value: <Money value={credited} /> }]
              : []),
            { term: t('booked'), value: <Money value={booked} /> },
            { term: t('delivered'), value: <CampaignDelivery delivered={delivered} /> },
            { term: t('cpm'), value: cpm ? <Money value={cpm} /> : t('noCpm') },
            ...chargeFacts(data.campaign.lines),
          ]}
        />
      </Section>
      <MakeGoods makeGoods={data.makeGoods.edges.map(({ node }) => node)} />
    </>
  );
}

type Line = NonNullable<CampaignCostQuery['campaign']>['lines'][number];

/** The invoice of each line that has begun. */
function chargeFacts(lines: readonly Line[]) {
  return lines.flatMap(({ name, charge }) => {
    if (!charge) return [];
    const { invoice, state } = charge;
    return [
      {
        term: name,
        value: invoice ? (
          <TextLink href={`/billing/invoices/${invoice.id}`}>
            {invoice.number ?? invoice.id}
          </TextLink>
        ) : (
          <Status status={state} />
        ),
      },
    ];
  });
}
