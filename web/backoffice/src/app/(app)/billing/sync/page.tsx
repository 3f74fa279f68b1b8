'use client';

import { PageHeader } from '@mobilytics/ui/page';
import { useTranslations } from 'next-intl';
import { SyncStatus } from './sync-status.tsx';

export default function SyncPage() {
  const t = useTranslations('billing');
  return (
    <>
      <PageHeader title={t('sync.title')} />
      <SyncStatus />
    </>
  );
}
