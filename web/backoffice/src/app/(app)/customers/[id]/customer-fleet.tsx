'use client';

import { DateTime } from '@mobilytics/ui/date-time';
import { Section } from '@mobilytics/ui/page';
import { Status } from '@mobilytics/ui/status';
import { TextLink } from '@mobilytics/ui/text-link';
import { useTranslations } from 'next-intl';
import { PlainTable } from '#parts/plain-table.tsx';
import type { CustomerActivity } from './customer-query.ts';

export function CustomerVehicles({ vehicles }: Pick<CustomerActivity, 'vehicles'>) {
  const t = useTranslations('customers');
  const tc = useTranslations('common.columns');
  return (
    <Section
      title={t('vehicles.title')}
      description={
        vehicles.totalCount > vehicles.edges.length && t('latest', { count: vehicles.totalCount })
      }
      isFlush
    >
      <PlainTable
        label={t('vehicles.title')}
        rows={vehicles.edges.map((edge) => edge.node)}
        rowId={(vehicle) => vehicle.id}
        empty={t('vehicles.empty')}
        columns={[
          { id: 'name', header: tc('name'), cell: (vehicle) => vehicle.name },
          { id: 'market', header: tc('market'), cell: (vehicle) => vehicle.market.name },
          {
            id: 'device',
            header: t('vehicles.device'),
            cell: (vehicle) =>
              vehicle.device ? (
                <TextLink href={`/devices/${vehicle.device.id}`}>
                  <span className="font-mono text-xs">{vehicle.device.serial}</span>
                </TextLink>
              ) : (
                <span className="text-muted">{t('vehicles.noDevice')}</span>
              ),
          },
          {
            id: 'ping',
            header: t('vehicles.lastPing'),
            cell: (vehicle) =>
              vehicle.lastPingAt ? (
                <DateTime value={vehicle.lastPingAt} />
              ) : (
                <span className="text-muted">{t('vehicles.never')}</span>
              ),
          },
        ]}
      />
    </Section>
  );
}

export function CustomerCampaigns({ campaigns }: Pick<CustomerActivity, 'campaigns'>) {
  const t = useTranslations('customers');
  const tc = useTranslations('common.columns');
  return (
    <Section
      title={t('campaigns.title')}
      description={
        campaigns.totalCount > campaigns.edges.length &&
        t('latest', { count: campaigns.totalCount })
      }
      isFlush
    >
      <PlainTable
        label={t('campaigns.title')}
        rows={campaigns.edges.map((edge) => edge.node)}
        rowId={(campaign) => campaign.id}
        empty={t('campaigns.empty')}
        columns={[
          {
            id: 'name',
            header: tc('name'),
            cell: (campaign) => (
              <TextLink href={`/campaigns/${campaign.id}`}>{campaign.name}</TextLink>
            ),
          },
          {
            id: 'advertiser',
            header: t('campaigns.advertiser'),
            cell: (campaign) => campaign.advertiser,
          },
          { id: 'market', header: tc('market'), cell: (campaign) => campaign.market.name },
          {
            id: 'lines',
            header: t('campaigns.lines'),
            cell: (campaign) => (
              <span className="flex flex-wrap gap-1">
                {campaign.lines.map((line) => (
                  <Status key={line.id} status={line.status} />
                ))}
              </span>
            ),
          },
          {
            id: 'created',
            header: tc('created'),
            cell: (campaign) => <DateTime value={campaign.createdAt} />,
          },
        ]}
      />
    </Section>
  );
}
