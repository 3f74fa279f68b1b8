'use client';

import { useMutation } from '@apollo/client/react';
import { idempotent } from '@mobilytics/graph-client/client';
import { userProblems } from '@mobilytics/graph-client/failure';
import { showToast } from '@mobilytics/ui/toast';
import { useTranslations } from 'next-intl';
import { ReasonDialog } from '#components/reason-dialog.tsx';
import { cancelLineMutation, type Line } from './campaign-query.ts';

export function CancelLine({
  line,
  isOpen,
  onOpenChange,
  onChange,
}: {
  line: Line;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  onChange: () => void;
}) {
  const t = useTranslations('campaigns');
  const [cancel] = useMutation(cancelLineMutation);
  return (
    <ReasonDialog
      title={t('cancelTitle', { name: line.name })}
      confirmLabel={t('cancelLine')}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      run={async (reason, key) => {
        const { data } = await cancel({
          variables: { input: { id: line.id, version: line.version, reason } },
          context: idempotent(key),
        });
        const problems = userProblems(data?.cancelLine);
        if (problems.length === 0) showToast(t('canceled'));
        onChange();
        return problems;
      }}
    >
      {t('cancelText')}
    </ReasonDialog>
  );
}
