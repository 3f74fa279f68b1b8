'use client';

import { PageHeader } from '@mobilytics/ui/page';
import { useTranslations } from 'next-intl';
import { CreditNotesTable } from './credit-notes-table.tsx';
import { InvoicesTable } from './invoices-table.tsx';

export default function InvoicesPage() {
  const t = useTranslations('billing');
  return (
    <>
      <PageHeader title={t('invoices')} description={t('invoicesText')} />
      <InvoicesTable />
      <CreditNotesTable />
    </>
  );
}
