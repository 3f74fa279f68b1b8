'use client';

import { PageHeader } from '@mobilytics/ui/page';
import { useTranslations } from 'next-intl';
import { AccountsTable } from './accounts-table.tsx';

/** Customers as finance sees them. */
export default function AccountsPage() {
  const t = useTranslations('money.accounts');
  return (
    <>
      <PageHeader title={t('title')} />
      <AccountsTable />
    </>
  );
}
