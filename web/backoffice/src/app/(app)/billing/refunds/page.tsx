'use client';

import { PageHeader } from '@mobilytics/ui/page';
import { Tabs } from '@mobilytics/ui/tabs';
import { useTranslations } from 'next-intl';
import { CreditNotesTable } from './credit-notes-table.tsx';
import { RefundsTable } from './refunds-table.tsx';

/** Money that went back, and invoices that were credited. */
export default function RefundsPage() {
  const t = useTranslations('money');
  return (
    <>
      <PageHeader title={t('refunds.both')} description={t('refunds.help')} />
      <Tabs
        label={t('refunds.both')}
        tabs={[
          { id: 'refunds', label: t('refunds.title'), content: <RefundsTable /> },
          { id: 'credit-notes', label: t('credit.notes'), content: <CreditNotesTable /> },
        ]}
      />
    </>
  );
}
