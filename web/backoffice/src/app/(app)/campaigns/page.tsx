'use client';

import { PageHeader, Section } from '@mobilytics/ui/page';
import { useTranslations } from 'next-intl';
import { CampaignsTable } from './campaigns-table.tsx';
import { WaitingLines } from './waiting-lines.tsx';

export default function CampaignsPage() {
  const t = useTranslations('campaigns');
  return (
    <>
      <PageHeader title={t('title')} />
      <Section title={t('waiting.title')} description={t('waiting.text')} isFlush>
        <WaitingLines />
      </Section>
      <Section title={t('all.title')} isFlush>
        <CampaignsTable />
      </Section>
    </>
  );
}
