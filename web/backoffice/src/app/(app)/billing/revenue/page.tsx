'use client';

import { PageHeader } from '@mobilytics/ui/page';
import { useTranslations } from 'next-intl';
import { Revenue } from './revenue.tsx';

export default function RevenuePage() {
  const t = useTranslations('finance.revenue');
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <Revenue />
    </>
  );
}
