'use client';

import { PageHeader } from '@mobilytics/ui/page';
import { Tabs } from '@mobilytics/ui/tabs';
import { useTranslations } from 'next-intl';
import { useMay } from '#layout/viewer.tsx';
import { InvoicesTable } from './invoices-table.tsx';
import { PaymentsTable } from './payments-table.tsx';
import { SyncStatus } from './sync-status.tsx';

export default function BillingPage() {
  const t = useTranslations('billing');
  const maySeeSync = useMay('staff:billing');
  return (
    <>
      <PageHeader title={t('title')} />
      <Tabs
        label={t('title')}
        tabs={[
          { id: 'invoices', label: t('invoices.title'), content: <InvoicesTable /> },
          { id: 'payments', label: t('payments.title'), content: <PaymentsTable /> },
          ...(maySeeSync ? [{ id: 'sync', label: t('sync.title'), content: <SyncStatus /> }] : []),
        ]}
      />
    </>
  );
}
