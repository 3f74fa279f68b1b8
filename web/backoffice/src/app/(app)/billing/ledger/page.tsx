'use client';

import { PageHeader } from '@mobilytics/ui/page';
import { Tabs } from '@mobilytics/ui/tabs';
import { useTranslations } from 'next-intl';
import { Journal } from './journal.tsx';
import { TrialBalance } from './trial-balance.tsx';

export default function LedgerPage() {
  const t = useTranslations('finance.ledger');
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <Tabs
        label={t('title')}
        tabs={[
          { id: 'journal', label: t('journal'), content: <Journal /> },
          { id: 'trial', label: t('trialBalance'), content: <TrialBalance /> },
        ]}
      />
    </>
  );
}
