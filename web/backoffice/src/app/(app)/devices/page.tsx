'use client';

import { LinkButton } from '@mobilytics/ui/button';
import { PageHeader } from '@mobilytics/ui/page';
import { Tabs } from '@mobilytics/ui/tabs';
import { useTranslations } from 'next-intl';
import { useMay } from '#layout/viewer.tsx';
import { DevicesTable } from './devices-table.tsx';
import { StockTables } from './stock-tables.tsx';

export default function DevicesPage() {
  const t = useTranslations('devices');
  const mayReceive = useMay('staff:stock');
  const maySeeStock = useMay('staff:fulfillment');
  return (
    <>
      <PageHeader
        title={t('title')}
        actions={
          mayReceive && (
            <LinkButton kind="primary" href="/devices/receive">
              {t('receive.action')}
            </LinkButton>
          )
        }
      />
      <Tabs
        label={t('title')}
        tabs={[
          { id: 'devices', label: t('title'), content: <DevicesTable /> },
          ...(maySeeStock
            ? [{ id: 'stock', label: t('stock.title'), content: <StockTables /> }]
            : []),
        ]}
      />
    </>
  );
}
