'use client';

import { PageHeader } from '@mobilytics/ui/page';
import { useTranslations } from 'next-intl';
import { PaymentsTable } from './payments-table.tsx';

export default function PaymentsPage() {
  const t = useTranslations('billing');
  return (
    <>
      <PageHeader title={t('payments')} description={t('paymentsText')} />
      <PaymentsTable />
    </>
  );
}
