'use client';

import { LinkButton } from '@mobilytics/ui/button';
import { PageHeader } from '@mobilytics/ui/page';
import { useTranslations } from 'next-intl';
import { useMay } from '#layout/viewer.tsx';
import { DevicesTable } from './devices-table.tsx';

export default function DevicesPage() {
  const t = useTranslations('devices');
  const mayReceive = useMay('staff:stock');
  return (
    <>
      <PageHeader
        title={t('title')}
        actions={
          mayReceive && (
            <>
              <LinkButton href="/devices/import">{t('import.action')}</LinkButton>
              <LinkButton kind="primary" href="/devices/receive">
                {t('receive.action')}
              </LinkButton>
            </>
          )
        }
      />
      <DevicesTable />
    </>
  );
}
