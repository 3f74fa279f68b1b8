'use client';

import { useMutation } from '@apollo/client/react';
import { Button } from '@mobilytics/ui/button';
import { ConfirmDialog } from '@mobilytics/ui/dialog';
import { ErrorState } from '@mobilytics/ui/error-state';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { ReconcileChange } from '#generated/graphql.ts';
import { useAction } from '#lib/use-action.ts';
import { changeMutation, type ListedRun } from './sync-query.ts';

/** What can be done with a comparison as it stands. */
export function RunActions({
  run,
  size = 'medium',
}: {
  run: ListedRun;
  size?: 'small' | 'medium';
}) {
  const t = useTranslations('sync.run');
  const [change] = useMutation(changeMutation);
  const { run: act, isPending, problem } = useAction();
  const [isAsking, setAsking] = useState(false);
  const { id, state, changedAt } = run;

  const send = async (what: ReconcileChange) => {
    await act(`${what} ${id} ${changedAt}`, async (context) => {
      const { data } = await change({ variables: { input: { id, change: what } }, context });
      return data?.changeReconcileRun;
    });
    setAsking(false);
  };
  return (
    <>
      {problem && <ErrorState error={problem} />}
      {state === 'RUNNING' && (
        <Button size={size} isPending={isPending} onPress={() => void send('PAUSE')}>
          {t('pause')}
        </Button>
      )}
      {(state === 'PAUSED' || state === 'FAILED') && (
        <Button size={size} isPending={isPending} onPress={() => void send('RESUME')}>
          {t('resume')}
        </Button>
      )}
      {(state === 'RUNNING' || state === 'PAUSED') && (
        <Button size={size} onPress={() => setAsking(true)}>
          {t('cancel')}
        </Button>
      )}
      <ConfirmDialog
        title={t('cancelTitle')}
        isOpen={isAsking}
        onOpenChange={setAsking}
        confirmLabel={t('cancel')}
        isPending={isPending}
        onConfirm={() => void send('CANCEL')}
      >
        {t('cancelText')}
      </ConfirmDialog>
    </>
  );
}
