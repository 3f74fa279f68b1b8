'use client';

import { LinkButton } from '@mobilytics/ui/button';
import { DateTime } from '@mobilytics/ui/date-time';
import { DescriptionList } from '@mobilytics/ui/description-list';
import { EmptyState } from '@mobilytics/ui/empty-state';
import { fact } from '@mobilytics/ui/fact';
import { Money } from '@mobilytics/ui/money';
import { PageHeader, Section } from '@mobilytics/ui/page';
import { useParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Loaded } from '#components/loaded.tsx';
import { useMay } from '#layout/viewer.tsx';
import { useLiveQuery } from '#lib/use-live-query.ts';
import { CampaignCost } from './campaign-cost.tsx';
import { type Campaign, campaignQuery } from './campaign-query.ts';
import { LineCard } from './line-card.tsx';

export default function CampaignPage() {
  const t = useTranslations('campaigns');
  const { id } = useParams<{ id: string }>();
  const { data, error, retry } = useLiveQuery(campaignQuery, {
    variables: { id },
    isUnderWay: ({ campaign }) =>
      Boolean(campaign?.lines.some((line) => line.status === 'PENDING_BOOKING')),
  });
  return (
    <Loaded title={t('campaign')} value={data?.campaign} error={error} onRetry={retry}>
      {(campaign) => <CampaignView campaign={campaign} onChange={retry} />}
    </Loaded>
  );
}

function CampaignView({ campaign, onChange }: { campaign: Campaign; onChange: () => void }) {
  const t = useTranslations('campaigns');
  const mayWrite = useMay('campaigns:write');
  const mayRead = useMay('reports:read');
  const maySeeCost = useMay('billing:read');
  const addHref = `/campaigns/${campaign.id}/lines/new`;
  const isEmpty = campaign.lines.length === 0;
  return (
    <>
      <PageHeader
        title={campaign.name}
        crumbs={[{ label: t('title'), href: '/campaigns' }]}
        id={campaign.id}
        actions={
          <>
            {mayRead && !isEmpty && (
              <LinkButton href={`/campaigns/${campaign.id}/report`}>{t('report')}</LinkButton>
            )}
            {mayWrite && (
              <LinkButton kind={isEmpty ? 'primary' : 'secondary'} href={addHref}>
                {t('addLine')}
              </LinkButton>
            )}
          </>
        }
      />
      <Section title={t('facts')}>
        <DescriptionList
          items={[
            { term: t('advertiser'), value: campaign.advertiser },
            ...fact(t('brand'), campaign.brand),
            { term: t('market'), value: campaign.market.name },
            ...(campaign.budget
              ? [{ term: t('budget'), value: <Money value={campaign.budget} /> }]
              : []),
            ...fact(t('brief'), campaign.brief),
            { term: t('created'), value: <DateTime value={campaign.createdAt} /> },
          ]}
        />
      </Section>
      {isEmpty && (
        <Section title={t('lines')}>
          <EmptyState
            title={t('noLines')}
            action={mayWrite && <LinkButton href={addHref}>{t('addLine')}</LinkButton>}
          >
            {t('noLinesText')}
          </EmptyState>
        </Section>
      )}
      {campaign.lines.map((line) => (
        <LineCard key={line.id} campaignId={campaign.id} line={line} onChange={onChange} />
      ))}
      {maySeeCost && !isEmpty && <CampaignCost campaignId={campaign.id} />}
    </>
  );
}
