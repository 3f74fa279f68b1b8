'use client';

import { useMutation } from '@apollo/client/react';
import { idempotent } from '@mobilytics/graph-client/client';
import { userProblems } from '@mobilytics/graph-client/failure';
import { Banner } from '@mobilytics/ui/banner';
import { Button } from '@mobilytics/ui/button';
import { Dialog, DialogActions } from '@mobilytics/ui/dialog';
import { showToast } from '@mobilytics/ui/toast';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { MemberRole } from '#generated/graphql.ts';
import { useAction } from '#lib/use-action.ts';
import { RoleField } from './role-field.tsx';
import { changeMemberRoleMutation, type Member } from './team-queries.ts';

export function ChangeRole({
  member,
  onClose,
  onChange,
}: {
  member: Member;
  onClose: () => void;
  onChange: () => void;
}) {
  const t = useTranslations('team');
  const common = useTranslations('common');
  const [change] = useMutation(changeMemberRoleMutation);
  const [role, setRole] = useState<string>(member.role);
  const action = useAction();
  const save = async () => {
    const isDone = await action.run(async (key) => {
      const { data } = await change({
        variables: { input: { memberId: member.id, role: role as MemberRole } },
        context: idempotent(key),
      });
      return userProblems(data?.changeMemberRole);
    });
    if (!isDone) return;
    showToast(t('roleChanged', { name: member.name }));
    onChange();
    onClose();
  };
  return (
    <Dialog
      title={t('changeRoleOf', { name: member.name })}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      width="medium"
    >
      <div className="flex flex-col gap-4">
        {action.problem && <Banner tone="danger">{action.problem}</Banner>}
        <RoleField name="role" value={role} onChange={setRole} />
      </div>
      <DialogActions>
        <Button onPress={onClose}>{common('cancel')}</Button>
        <Button kind="primary" isPending={action.isPending} onPress={() => void save()}>
          {t('saveRole')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
