'use client';

import { useMutation } from '@apollo/client/react';
import { Button } from '@mobilytics/ui/button';
import { ErrorState } from '@mobilytics/ui/error-state';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useViewer } from '#layout/viewer.tsx';
import { useAction } from '#lib/use-action.ts';
import { ReasonDialog } from '#parts/reason-dialog.tsx';
import {
  assignMutation,
  noteMutation,
  reopenMutation,
  resolveMutation,
} from '../exception-mutations.ts';
import { AssignDialog } from './assign-dialog.tsx';
import type { Exception } from './exception-query.ts';

export function ExceptionActions({ exception }: { exception: Exception }) {
  const t = useTranslations('exceptions');
  const viewer = useViewer();
  const [open, setOpen] = useState<'note' | 'assign' | 'resolve' | 'reopen'>();
  const [assign] = useMutation(assignMutation);
  const [note] = useMutation(noteMutation);
  const [resolve] = useMutation(resolveMutation);
  const [reopen] = useMutation(reopenMutation);
  const { run, isPending, problem } = useAction();
  const { id: exceptionId, assignee } = exception;
  const isOpen = exception.status === 'OPEN';
  const close = () => setOpen(undefined);
  const take = () =>
    run(`take ${exceptionId}`, async (context) => {
      const input = { exceptionId, assigneeId: viewer.id };
      return (await assign({ variables: { input }, context })).data?.assignShipmentException;
    });
  return (
    <>
      {problem && <ErrorState error={problem} />}
      {isOpen && assignee?.id !== viewer.id && (
        <Button isPending={isPending} onPress={() => void take()}>
          {t('take')}
        </Button>
      )}
      <Button onPress={() => setOpen('assign')}>{t('assign')}</Button>
      <Button onPress={() => setOpen('note')}>{t('note')}</Button>
      {isOpen ? (
        <Button kind="primary" onPress={() => setOpen('resolve')}>
          {t('resolve')}
        </Button>
      ) : (
        <Button onPress={() => setOpen('reopen')}>{t('reopen')}</Button>
      )}
      {open === 'assign' && <AssignDialog exception={exception} onClose={close} />}
      {open === 'note' && (
        <ReasonDialog
          draftKey={`note-${exceptionId}`}
          title={t('note')}
          label={t('noteLabel')}
          help={t('noteHelp')}
          confirmLabel={t('noteSave')}
          onClose={close}
          send={async (text, context) => {
            const input = { exceptionId, text };
            return (await note({ variables: { input }, context })).data?.noteShipmentException;
          }}
        />
      )}
      {open === 'resolve' && (
        <ReasonDialog
          draftKey={`resolve-${exceptionId}`}
          title={t('resolveTitle', { what: t(`kinds.${exception.kind}`) })}
          help={t('resolveHelp')}
          confirmLabel={t('resolve')}
          onClose={close}
          send={async (reason, context) => {
            const input = { exceptionId, reason };
            return (await resolve({ variables: { input }, context })).data
              ?.resolveShipmentException;
          }}
        />
      )}
      {open === 'reopen' && (
        <ReasonDialog
          draftKey={`reopen-${exceptionId}`}
          title={t('reopen')}
          help={t('reopenHelp')}
          confirmLabel={t('reopen')}
          onClose={close}
          send={async (reason, context) => {
            const input = { exceptionId, reason };
            return (await reopen({ variables: { input }, context })).data?.reopenShipmentException;
          }}
        />
      )}
    </>
  );
}
