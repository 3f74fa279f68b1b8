'use client';

import { useQuery } from '@apollo/client/react';
import { DescriptionList } from '@mobilytics/ui/description-list';
import { fact } from '@mobilytics/ui/fact';
import { Money } from '@mobilytics/ui/money';
import { PageHeader, Section } from '@mobilytics/ui/page';
import { TextLink } from '@mobilytics/ui/text-link';
import { useParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { graphql } from '#generated/gql.ts';
import { usePolling, visibleOnly } from '#lib/use-polling.ts';
import { AuditTrail } from '#parts/audit-trail.tsx';
import { DeliveryFigures } from '#parts/delivery-figures.tsx';
import { ObjectState, PartMissing } from '#parts/object-state.tsx';
import { CampaignLines } from './campaign-lines.tsx';

const campaignQuery = graphql(`
  query BackofficeCampaign($id: ID!) {
    campaign(id: $id) {
      id
      name
      advertiser
      brand
      brief
      createdAt
      version
      budget {
        amount
        currency
      }
      market {
        code
        name
        timeZone
      }
      organization {
        id
        name
      }
      lines {
        id
        name
        status
        version
        startDate
        endDate
        placement
        allowedActions
        price {
          amount
          currency
        }
        vehicles {
          id
        }
      }
      delivery {
        ...DeliveryFields
      }
    }
  }
`);

export default function CampaignPage() {
  const t = useTranslations('campaigns');
  const tc = useTranslations('common');
  const { id } = useParams<{ id: string }>();
  const query = useQuery(campaignQuery, { variables: { id }, errorPolicy: 'all', ...visibleOnly });
  const { data, error, refetch } = query;
  const campaign = data?.campaign;
  usePolling(
    query,
    campaign?.lines.some((line) => line.status === 'IN_FLIGHT'),
  );
  if (!campaign) {
    return (
      <ObjectState
        list={{ label: t('title'), href: '/campaigns' }}
        isMissing={data?.campaign === null}
        error={error}
        onRetry={() => void refetch()}
      />
    );
  }
  const { organization, market } = campaign;
  return (
    <>
      <PageHeader
        title={campaign.name}
        crumbs={[{ label: t('title'), href: '/campaigns' }]}
        id={campaign.id}
      />
      <PartMissing error={error} onRetry={() => void refetch()} />
      <CampaignLines lines={campaign.lines} onChanged={() => void refetch()} />
      <DeliveryFigures delivery={campaign.delivery} timeZone={market.timeZone} />
      <div className="grid items-start gap-x-6 lg:grid-cols-2">
        <Section title={tc('facts')}>
          <DescriptionList
            items={[
              {
                term: tc('columns.customer'),
                value: (
                  <TextLink href={`/customers/${organization.id}`}>{organization.name}</TextLink>
                ),
              },
              { term: t('columns.advertiser'), value: campaign.advertiser },
              ...fact(t('brand'), campaign.brand),
              { term: tc('columns.market'), value: `${market.name} (${market.timeZone})` },
              ...fact(t('budget'), campaign.budget && <Money value={campaign.budget} />),
              ...fact(
                t('brief'),
                campaign.brief && <span className="whitespace-pre-line">{campaign.brief}</span>,
              ),
            ]}
          />
        </Section>
        <Section title={tc('audit.title')}>
          <AuditTrail targetId={campaign.id} />
        </Section>
      </div>
    </>
  );
}
