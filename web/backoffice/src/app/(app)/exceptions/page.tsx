'use client';

import { PageHeader } from '@mobilytics/ui/page';
import { Tabs } from '@mobilytics/ui/tabs';
import { useTranslations } from 'next-intl';
import { ExceptionsTable } from './exceptions-table.tsx';

/** Parcels that need a person, and those that no longer do. */
export default function ExceptionsPage() {
  const t = useTranslations('exceptions');
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <Tabs
        label={t('title')}
        tabs={[
          { id: 'OPEN', label: t('openOnes'), content: <ExceptionsTable status="OPEN" /> },
          {
            id: 'RESOLVED',
            label: t('resolvedOnes'),
            content: <ExceptionsTable status="RESOLVED" />,
          },
        ]}
      />
    </>
  );
}
