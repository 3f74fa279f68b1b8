'use client';

import { PageHeader } from '@mobilytics/ui/page';
import { useTranslations } from 'next-intl';
import { Taxes } from './taxes.tsx';

export default function TaxesPage() {
  const t = useTranslations('finance.taxes');
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <Taxes />
    </>
  );
}
