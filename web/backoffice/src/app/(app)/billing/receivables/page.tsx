'use client';

import { PageHeader } from '@mobilytics/ui/page';
import { useTranslations } from 'next-intl';
import { Receivables } from './receivables.tsx';

export default function ReceivablesPage() {
  const t = useTranslations('finance.receivables');
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <Receivables />
    </>
  );
}
