'use client';

import { useMutation } from '@apollo/client/react';
import { Button } from '@mobilytics/ui/button';
import { ErrorState } from '@mobilytics/ui/error-state';
import { showToast } from '@mobilytics/ui/toast';
import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import { useAction } from '#lib/use-action.ts';
import { startMutation } from './sync-query.ts';

/** Compares all of Stripe with the mirror at once. */
export function CheckNow({
  isOpen,
  isCatchUp = false,
  onStarted,
}: {
  /** A comparison runs already. */
  isOpen: boolean;
  isCatchUp?: boolean;
  onStarted: () => void;
}) {
  const t = useTranslations('sync');
  const [start] = useMutation(startMutation);
  const { run, isPending, problem } = useAction();
  const asked = useRef(0);
  return (
    <>
      {problem && <ErrorState error={problem} />}
      <Button
        kind="primary"
        isPending={isPending}
        isDisabled={isOpen}
        onPress={async () => {
          // Each comparison that ended may be followed by another one.
          asked.current += 1;
          const answer = await run(`check ${asked.current}`, async (context) => {
            const { data } = await start({ variables: { input: { isCatchUp } }, context });
            return data?.startReconcile;
          });
          if (answer) showToast(t('started'));
          onStarted();
        }}
      >
        {isCatchUp ? t('catchUp') : t('checkNow')}
      </Button>
    </>
  );
}
