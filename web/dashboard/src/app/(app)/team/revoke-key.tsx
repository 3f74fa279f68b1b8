'use client';

import { useMutation } from '@apollo/client/react';
import { idempotent } from '@mobilytics/graph-client/client';
import { userProblems } from '@mobilytics/graph-client/failure';
import { Banner } from '@mobilytics/ui/banner';
import { ConfirmDialog } from '@mobilytics/ui/dialog';
import { showToast } from '@mobilytics/ui/toast';
import { useTranslations } from 'next-intl';
import { useAction } from '#lib/use-action.ts';
import { type ApiKey, revokeApiKeyMutation } from './team-queries.ts';

export function RevokeKey({
  apiKey,
  onClose,
  onChange,
}: {
  apiKey: ApiKey;
  onClose: () => void;
  onChange: () => void;
}) {
  const t = useTranslations('team');
  const [revoke] = useMutation(revokeApiKeyMutation);
  const action = useAction();
  const { id, name } = apiKey;
  const confirm = async () => {
    const isDone = await action.run(async (key) => {
      const { data } = await revoke({ variables: { input: { id } }, context: idempotent(key) });
      return userProblems(data?.revokeApiKey);
    });
    if (!isDone) return;
    showToast(t('keyRevoked', { name }));
    onChange();
    onClose();
  };
  return (
    <ConfirmDialog
      title={t('revokeKeyTitle', { name })}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      confirmLabel={t('revokeKey')}
      isPending={action.isPending}
      onConfirm={() => void confirm()}
    >
      {action.problem && <Banner tone="danger">{action.problem}</Banner>}
      <p>{t('revokeKeyText')}</p>
    </ConfirmDialog>
  );
}
