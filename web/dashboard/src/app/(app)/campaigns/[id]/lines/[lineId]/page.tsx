'use client';

import { Banner } from '@mobilytics/ui/banner';
import { PageHeader } from '@mobilytics/ui/page';
import { Status } from '@mobilytics/ui/status';
import { useParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Loaded } from '#components/loaded.tsx';
import { useLiveQuery } from '#lib/use-live-query.ts';
import { campaignQuery } from '../../campaign-query.ts';
import { LineForm } from '../line-form.tsx';

export default function EditLinePage() {
  const t = useTranslations('campaigns');
  const { id, lineId } = useParams<{ id: string; lineId: string }>();
  const { data, error, retry } = useLiveQuery(campaignQuery, { variables: { id } });
  const campaign = data?.campaign;
  const line = campaign?.lines.find((one) => one.id === lineId);
  const value = campaign && line ? { campaign, line } : data && null;
  return (
    <Loaded title={t('line.editTitle')} value={value} error={error} onRetry={retry}>
      {(found) => (
        <>
          <PageHeader
            title={t('line.editTitle')}
            crumbs={[
              { label: t('title'), href: '/campaigns' },
              { label: found.campaign.name, href: `/campaigns/${id}` },
            ]}
            id={lineId}
            meta={<Status status={found.line.status} />}
          />
          {found.line.allowedActions.includes('EDIT') ? (
            <LineForm key={found.line.version} campaign={found.campaign} line={found.line} />
          ) : (
            <Banner tone="warning" title={t('line.notEditable')}>
              {t('line.notEditableText')}
            </Banner>
          )}
        </>
      )}
    </Loaded>
  );
}
