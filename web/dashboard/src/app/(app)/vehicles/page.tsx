'use client';

import { LinkButton } from '@mobilytics/ui/button';
import { PageHeader } from '@mobilytics/ui/page';
import { Tabs } from '@mobilytics/ui/tabs';
import { useTranslations } from 'next-intl';
import { useMay } from '#layout/viewer.tsx';
import { DevicesTable } from './devices-table.tsx';
import { VehiclesTable } from './vehicles-table.tsx';

export default function VehiclesPage() {
  const t = useTranslations('vehicles');
  const mayWrite = useMay('vehicles:write');
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={
          mayWrite && (
            <LinkButton kind="primary" href="/vehicles/new">
              {t('register')}
            </LinkButton>
          )
        }
      />
      <Tabs
        label={t('title')}
        tabs={[
          { id: 'vehicles', label: t('vehicles'), content: <VehiclesTable /> },
          { id: 'devices', label: t('devices'), content: <DevicesTable /> },
        ]}
      />
    </>
  );
}
