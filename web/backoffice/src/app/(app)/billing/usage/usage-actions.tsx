'use client';

import { useMutation } from '@apollo/client/react';
import { Button } from '@mobilytics/ui/button';
import { ConfirmDialog } from '@mobilytics/ui/dialog';
import { ErrorState } from '@mobilytics/ui/error-state';
import { showToast } from '@mobilytics/ui/toast';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { UsageBillingChange, UsageBillingState } from '#generated/graphql.ts';
import { useAction } from '#lib/use-action.ts';
import { changeUsageMutation } from './usage-queries.ts';

interface Billing {
  id: string;
  state: UsageBillingState;
  endAskedAt: string | null;
  runningLines: number;
  organization: { name: string };
}

/** Ends a customer's paying by usage, or keeps it after all. */
export function UsageActions({ billing }: { billing: Billing }) {
  const t = useTranslations('usage.end');
  const [change] = useMutation(changeUsageMutation);
  const { run, isPending, problem } = useAction();
  const [isAsking, setAsking] = useState(false);
  const { id, state, endAskedAt, runningLines, organization } = billing;

  const send = async (what: UsageBillingChange) => {
    const answer = await run(`${what} ${id} ${endAskedAt}`, async (context) => {
      const { data } = await change({ variables: { input: { id, change: what } }, context });
      return data?.changeUsageBilling;
    });
    setAsking(false);
    if (answer) showToast(t(`done.${what}`));
  };
  return (
    <>
      {problem && <ErrorState error={problem} />}
      {state === 'ACTIVE' && (
        <Button size="small" onPress={() => setAsking(true)}>
          {t('action')}
        </Button>
      )}
      {state === 'ENDING' && runningLines > 0 && (
        <Button size="small" isPending={isPending} onPress={() => void send('KEEP')}>
          {t('keep')}
        </Button>
      )}
      <ConfirmDialog
        title={t('title', { name: organization.name })}
        isOpen={isAsking}
        onOpenChange={setAsking}
        confirmLabel={t('confirm')}
        isPending={isPending}
        onConfirm={() => void send('END')}
      >
        {t('text', { count: runningLines })}
      </ConfirmDialog>
    </>
  );
}
