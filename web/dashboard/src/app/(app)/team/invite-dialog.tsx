'use client';

import { useMutation } from '@apollo/client/react';
import { idempotent } from '@mobilytics/graph-client/client';
import { userProblems } from '@mobilytics/graph-client/failure';
import { Dialog } from '@mobilytics/ui/dialog';
import { Form, useForm } from '@mobilytics/ui/form';
import { problemsFromPaths } from '@mobilytics/ui/lib/form-problems';
import { TextField } from '@mobilytics/ui/text-field';
import { showToast } from '@mobilytics/ui/toast';
import { useTranslations } from 'next-intl';
import type { MemberRole } from '#generated/graphql.ts';
import { RoleField } from './role-field.tsx';
import { inviteMemberMutation } from './team-queries.ts';

export function InviteDialog(props: {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  onChange: () => void;
}) {
  const t = useTranslations('team');
  return (
    <Dialog
      title={t('inviteTitle')}
      isOpen={props.isOpen}
      onOpenChange={props.onOpenChange}
      width="medium"
    >
      <InviteForm
        onDone={() => {
          props.onOpenChange(false);
          props.onChange();
        }}
      />
    </Dialog>
  );
}

function InviteForm({ onDone }: { onDone: () => void }) {
  const t = useTranslations('team');
  const [invite] = useMutation(inviteMemberMutation);
  const form = useForm({
    draftKey: 'invite',
    initialValues: { email: '', role: 'MANAGER' as string },
    validate: ({ email }) =>
      /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim())
        ? []
        : [{ field: 'email', message: t('emailInvalid') }],
    submit: async (values, idempotencyKey) => {
      const email = values.email.trim();
      const { data } = await invite({
        variables: { input: { email, role: values.role as MemberRole } },
        context: idempotent(idempotencyKey),
      });
      const problems = userProblems(data?.inviteMember);
      if (problems.length === 0) {
        showToast(t('invited', { email }));
        onDone();
      }
      return problemsFromPaths(problems);
    },
  });
  return (
    <Form form={form} submitLabel={t('sendInvitation')}>
      <TextField
        {...form.field('email')}
        label={t('email')}
        help={t('inviteText')}
        type="email"
        maxLength={254}
      />
      <RoleField {...form.field('role')} />
    </Form>
  );
}
