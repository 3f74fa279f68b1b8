'use client';

import { useMutation } from '@apollo/client/react';
import { Button } from '@mobilytics/ui/button';
import { ConfirmDialog } from '@mobilytics/ui/dialog';
import { ErrorState } from '@mobilytics/ui/error-state';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { BulkRunChange } from '#generated/graphql.ts';
import { useAction } from '#lib/use-action.ts';
import { type BulkRun, changeMutation } from './run-query.ts';

/** What can be done with a run as it stands. */
export function RunActions({ run }: { run: BulkRun }) {
  const t = useTranslations('bulkLabels.run');
  const [change] = useMutation(changeMutation);
  const { run: act, isPending, problem } = useAction();
  const [isAsking, setAsking] = useState(false);
  const { status, counts, id, version } = run;

  const send = async (what: BulkRunChange) => {
    await act(`${what} ${version}`, async (context) => {
      const { data } = await change({ variables: { input: { id, change: what } }, context });
      return data?.changeBulkRun;
    });
    setAsking(false);
  };
  const isOpen = status === 'RUNNING' || status === 'PAUSED';
  return (
    <>
      {problem && <ErrorState error={problem} />}
      {isOpen && <Button onPress={() => setAsking(true)}>{t('cancel')}</Button>}
      {status === 'RUNNING' && (
        <Button isPending={isPending} onPress={() => void send('PAUSE')}>
          {t('pause')}
        </Button>
      )}
      {status === 'PAUSED' && (
        <Button kind="primary" isPending={isPending} onPress={() => void send('RESUME')}>
          {t('resume')}
        </Button>
      )}
      {status === 'DONE' && counts.failed > 0 && (
        <Button kind="primary" isPending={isPending} onPress={() => void send('RETRY_FAILED')}>
          {t('retry', { count: counts.failed })}
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
        {t('cancelText', { count: counts.queued })}
      </ConfirmDialog>
    </>
  );
}
