'use client';

import { useQuery } from '@apollo/client/react';
import { LinkButton } from '@mobilytics/ui/button';
import { DataTable } from '@mobilytics/ui/data-table';
import { DateTime } from '@mobilytics/ui/date-time';
import { PageHeader, Section } from '@mobilytics/ui/page';
import { Status } from '@mobilytics/ui/status';
import { useTable } from '@mobilytics/ui/use-table';
import { useTranslations } from 'next-intl';
import { useMay } from '#layout/viewer.tsx';
import { useLiveQuery } from '#lib/use-live-query.ts';
import { marketsQuery } from '../vehicles/lists.ts';
import { campaignsQuery } from './campaigns.ts';

export default function CampaignsPage() {
  const t = useTranslations('campaigns');
  const mayWrite = useMay('campaigns:write');
  const markets = useQuery(marketsQuery).data?.markets ?? [];
  const table = useTable({ filterIds: ['search', 'market'] });
  const { search, market } = table.state.filters;
  const { data, error, isLoading, retry } = useLiveQuery(campaignsQuery, {
    variables: {
      ...table.connection,
      filter: { search: search ?? null, marketCode: market ?? null },
    },
  });
  const create = (
    <LinkButton kind="primary" href="/campaigns/new">
      {t('new')}
    </LinkButton>
  );
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} actions={mayWrite && create} />
      <Section title={t('all')} isFlush>
        <DataTable
          label={t('title')}
          table={table}
          rows={data?.campaigns.edges.map((edge) => edge.node)}
          totalCount={data?.campaigns.totalCount}
          pageInfo={data?.campaigns.pageInfo}
          isLoading={isLoading}
          error={error}
          onRetry={retry}
          rowId={(campaign) => campaign.id}
          rowName={(campaign) => campaign.name}
          rowHref={(campaign) => `/campaigns/${campaign.id}`}
          empty={{
            title: t('empty'),
            text: t('emptyText'),
            action: mayWrite && <LinkButton href="/campaigns/new">{t('new')}</LinkButton>,
          }}
          filters={[
            { id: 'search', label: t('search'), kind: 'search' },
            {
              id: 'market',
              label: t('market'),
              kind: 'select',
              options: markets.map(({ code, name }) => ({ value: code, label: name })),
            },
          ]}
          columns={[
            {
              id: 'name',
              header: t('name'),
              cell: (campaign) => campaign.name,
              text: (campaign) => campaign.name,
            },
            {
              id: 'advertiser',
              header: t('advertiser'),
              cell: (campaign) => campaign.advertiser,
              text: (campaign) => campaign.advertiser,
            },
            {
              id: 'brand',
              header: t('brand'),
              cell: (campaign) => campaign.brand,
              text: (campaign) => campaign.brand,
              isHidden: true,
            },
            {
              id: 'market',
              header: t('market'),
              cell: (campaign) => campaign.market.name,
              text: (campaign) => campaign.market.name,
            },
            {
              id: 'lines',
              header: t('lines'),
              cell: (campaign) => <LineStatuses statuses={campaign.lines.map((l) => l.status)} />,
              text: (campaign) => campaign.lines.map((line) => line.status).join(' '),
            },
            {
              id: 'created',
              header: t('created'),
              cell: (campaign) => <DateTime value={campaign.createdAt} />,
              text: (campaign) => campaign.createdAt,
            },
          ]}
        />
      </Section>
    </>
  );
}

/** How many lines are in each state. */
function LineStatuses({ statuses }: { statuses: string[] }) {
  const counts = new Map<string, number>();
  for (const status of statuses) counts.set(status, (counts.get(status) ?? 0) + 1);
  if (counts.size === 0) return <span className="text-muted">—</span>;
  return (
    <span className="flex flex-wrap gap-x-2 gap-y-1">
      {[...counts].map(([status, count]) => (
        <span key={status} className="inline-flex items-center gap-1 whitespace-nowrap">
          {count > 1 && <span className="figures text-xs text-muted">{count} ×</span>}
          <Status status={status} />
        </span>
      ))}
    </span>
  );
}
