'use client';

import { useMutation } from '@apollo/client/react';
import { idempotent } from '@mobilytics/graph-client/client';
import { userProblems } from '@mobilytics/graph-client/failure';
import { Banner } from '@mobilytics/ui/banner';
import { ConfirmDialog } from '@mobilytics/ui/dialog';
import { showToast } from '@mobilytics/ui/toast';
import { useTranslations } from 'next-intl';
import { useAction } from '#lib/use-action.ts';
import { type Member, removeMemberMutation } from './team-queries.ts';

export function RemoveMember({
  member,
  organization,
  onClose,
  onChange,
}: {
  member: Member;
  organization: string;
  onClose: () => void;
  onChange: () => void;
}) {
  const t = useTranslations('team');
  const [remove] = useMutation(removeMemberMutation);
  const action = useAction();
  const { name } = member;
  const confirm = async () => {
    const isDone = await action.run(async (key) => {
      const variables = { input: { memberId: member.id } };
      const { data } = await remove({ variables, context: idempotent(key) });
      return userProblems(data?.removeMember);
    });
    if (!isDone) return;
    showToast(t('removed', { name }));
    onChange();
    onClose();
  };
  return (
    <ConfirmDialog
      title={t('removeTitle', { name })}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      confirmLabel={t('remove')}
      isPending={action.isPending}
      onConfirm={() => void confirm()}
    >
      {action.problem && <Banner tone="danger">{action.problem}</Banner>}
      <p>{t('removeText', { name, organization })}</p>
    </ConfirmDialog>
  );
}
