'use client';

import { Button } from '@mobilytics/ui/button';
import { PageHeader } from '@mobilytics/ui/page';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { StartDialog } from './start-dialog.tsx';
import { UsageBillingsTable } from './usage-billings-table.tsx';
import { UsageEventsTable } from './usage-events-table.tsx';
import { UsageFindings } from './usage-findings.tsx';

/** Who pays by usage, what Stripe was told of it, and what somebody has to look at. */
export default function UsagePage() {
  const t = useTranslations('usage');
  const [isStarting, setStarting] = useState(false);
  const [started, setStarted] = useState(0);
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={
          <Button kind="primary" onPress={() => setStarting(true)}>
            {t('start.action')}
          </Button>
        }
      />
      <UsageFindings />
      <UsageBillingsTable key={started} />
      <UsageEventsTable />
      {isStarting && (
        <StartDialog
          onClose={() => setStarting(false)}
          onStarted={() => setStarted((count) => count + 1)}
        />
      )}
    </>
  );
}
