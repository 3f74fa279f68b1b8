'use client';

import { useMutation } from '@apollo/client/react';
import { Button } from '@mobilytics/ui/button';
import { ErrorState } from '@mobilytics/ui/error-state';
import { classNames } from '@mobilytics/ui/lib/class-names';
import { showToast } from '@mobilytics/ui/toast';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { LineAction } from '#generated/graphql.ts';
import { useAction } from '#lib/use-action.ts';
import {
  approveLineMutation,
  cancelLineMutation,
  declineLineMutation,
  stopLineMutation,
} from './line-mutations.ts';
import { PromiseDialog } from './promise-dialog.tsx';
import { ReasonDialog } from './reason-dialog.tsx';

interface ActionableLine {
  id: string;
  name: string;
  version: number;
  allowedActions: readonly LineAction[];
}

/** What staff can do with a line now. */
export function LineActions({
  line,
  size = 'medium',
  onChanged,
}: {
  line: ActionableLine;
  size?: 'small' | 'medium';
  onChanged: () => void;
}) {
  const t = useTranslations('campaigns');
  const tu = useTranslations('usage.promise');
  const [dialog, setDialog] = useState<'decline' | 'stop' | 'cancel'>();
  const [isPromising, setPromising] = useState(false);
  const [approve] = useMutation(approveLineMutation);
  const [decline] = useMutation(declineLineMutation);
  const [stop] = useMutation(stopLineMutation);
  const [cancel] = useMutation(cancelLineMutation);
  const approving = useAction();
  const { id, name, version, allowedActions } = line;
  const done = (text: string) => {
    showToast(text);
    onChanged();
  };
  return (
    <div
      className={classNames(
        'flex items-center gap-2',
        size === 'small' ? 'flex-nowrap' : 'flex-wrap',
      )}
    >
      {allowedActions.includes('APPROVE') && (
        <Button
          kind="primary"
          size={size}
          isPending={approving.isPending}
          onPress={async () => {
            const answer = await approving.run(`${id} ${version}`, async (context) => {
              const { data } = await approve({ variables: { input: { id, version } }, context });
              return data?.approveLine;
            });
            if (answer) done(t('approve.done', { name }));
            else onChanged();
          }}
        >
          {t('approve.action')}
        </Button>
      )}
      {size === 'medium' && allowedActions.includes('APPROVE') && (
        <Button size={size} onPress={() => setPromising(true)}>
          {tu('action')}
        </Button>
      )}
      {allowedActions.includes('DECLINE') && (
        <Button size={size} onPress={() => setDialog('decline')}>
          {t('decline.action')}
        </Button>
      )}
      {allowedActions.includes('CANCEL') && (
        <Button size={size} onPress={() => setDialog('cancel')}>
          {t('cancel.action')}
        </Button>
      )}
      {allowedActions.includes('STOP') && (
        <Button
          // In a table a red button in every row would shout louder than what needs somebody.
          kind={size === 'small' ? 'secondary' : 'danger'}
          size={size}
          onPress={() => setDialog('stop')}
        >
          {t('stop.action')}
        </Button>
      )}
      {approving.problem && <ErrorState error={approving.problem} />}
      {isPromising && (
        <PromiseDialog
          line={line}
          onClose={() => setPromising(false)}
          onApproved={() => done(t('approve.done', { name }))}
        />
      )}
      {dialog && (
        <ReasonDialog
          draftKey={`${dialog}-${id}`}
          title={t(`${dialog}.title`, { name })}
          help={t(`${dialog}.help`)}
          confirmLabel={t(`${dialog}.confirm`)}
          onClose={() => setDialog(undefined)}
          send={async (reason, context) => {
            const sent = { variables: { input: { id, version, reason } }, context };
            const answer =
              dialog === 'decline'
                ? (await decline(sent)).data?.declineLine
                : dialog === 'stop'
                  ? (await stop(sent)).data?.stopLine
                  : (await cancel(sent)).data?.cancelLine;
            if (answer && 'line' in answer) done(t(`${dialog}.done`, { name }));
            else onChanged();
            return answer;
          }}
        />
      )}
    </div>
  );
}
