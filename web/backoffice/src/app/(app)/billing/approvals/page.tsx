'use client';

import { PageHeader } from '@mobilytics/ui/page';
import { Tabs } from '@mobilytics/ui/tabs';
import { useTranslations } from 'next-intl';
import { ApprovalsTable } from './approvals-table.tsx';

/** Money that somebody wants to move, what waits for a second person in front. */
export default function ApprovalsPage() {
  const t = useTranslations('money.requests');
  return (
    <>
      <PageHeader title={t('approvals')} description={t('approvalsHelp')} />
      <Tabs
        label={t('approvals')}
        tabs={[
          { id: 'waiting', label: t('waiting'), content: <ApprovalsTable isWaiting /> },
          { id: 'all', label: t('all'), content: <ApprovalsTable isWaiting={false} /> },
        ]}
      />
    </>
  );
}
