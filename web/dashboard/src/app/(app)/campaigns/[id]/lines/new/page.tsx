'use client';

import { PageHeader } from '@mobilytics/ui/page';
import { useParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Loaded } from '#components/loaded.tsx';
import { useLiveQuery } from '#lib/use-live-query.ts';
import { campaignQuery } from '../../campaign-query.ts';
import { LineForm } from '../line-form.tsx';

export default function NewLinePage() {
  const t = useTranslations('campaigns');
  const { id } = useParams<{ id: string }>();
  const { data, error, retry } = useLiveQuery(campaignQuery, { variables: { id } });
  return (
    <Loaded title={t('line.newTitle')} value={data?.campaign} error={error} onRetry={retry}>
      {(campaign) => (
        <>
          <PageHeader
            title={t('line.newTitle')}
            crumbs={[
              { label: t('title'), href: '/campaigns' },
              { label: campaign.name, href: `/campaigns/${id}` },
            ]}
          />
          <LineForm campaign={campaign} />
        </>
      )}
    </Loaded>
  );
}
