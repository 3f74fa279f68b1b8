'use client';

import { useQuery } from '@apollo/client/react';
import { Form, useForm } from '@mobilytics/ui/form';
import { TextField } from '@mobilytics/ui/text-field';
import { TextLink } from '@mobilytics/ui/text-link';
import { AuthTitle } from '@mobilytics/web-shell/auth-title';
import { useAuthChecks, useAuthProblems } from '@mobilytics/web-shell/lib/use-auth-problems';
import { useSearchParams } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { authClient } from '#lib/auth-client.ts';
import { invitationQuery } from '../invitation.ts';
import { CheckMail } from './check-mail.tsx';

export default function SignUpPage() {
  const t = useTranslations('auth');
  const locale = useLocale();
  const invitationId = useSearchParams().get('invitation');
  const { data } = useQuery(invitationQuery, {
    variables: { id: invitationId ?? '' },
    skip: !invitationId,
  });
  const invitation = data?.invitation;
  const problems = useAuthProblems();
  const check = useAuthChecks();
  const [sentTo, setSentTo] = useState<string>();
  const form = useForm({
    draftKey: 'sign-up',
    initialValues: { name: '', email: '', password: '', organizationName: '' },
    omitFromDraft: ['password'],
    validate: (values) => [
      ...check.filled('name', values.name, 80),
      ...(invitation ? [] : check.filled('organizationName', values.organizationName, 120)),
      ...(invitation ? [] : check.email(values.email)),
      ...check.newPassword(values.password),
    ],
    submit: async (values) => {
      const email = invitation?.email ?? values.email.trim();
      const { error } = await authClient.signUp.email({
        name: values.name.trim(),
        email,
        password: values.password,
        locale,
        ...(invitation
          ? { invitationId: invitation.id }
          : { organizationName: values.organizationName.trim() }),
        callbackURL: invitation ? `/accept-invitation?id=${invitation.id}` : '/verify-email',
      });
      if (!error) setSentTo(email);
      return problems(error);
    },
  });
  if (sentTo) return <CheckMail email={sentTo} />;
  return (
    <>
      <AuthTitle title={t('signUp.title')}>
        {invitation
          ? t('signUp.joining', { organization: invitation.organizationName })
          : t('signUp.description')}
      </AuthTitle>
      <Form form={form} submitLabel={t('signUp.submit')}>
        <TextField {...form.field('name')} label={t('signUp.name')} autoComplete="name" />
        {!invitation && (
          <TextField
            {...form.field('organizationName')}
            label={t('signUp.organization')}
            help={t('signUp.organizationHelp')}
            autoComplete="organization"
          />
        )}
        {invitation ? (
          <TextField
            label={t('email')}
            value={invitation.email}
            onChange={() => undefined}
            isDisabled
          />
        ) : (
          <TextField
            {...form.field('email')}
            type="email"
            label={t('email')}
            autoComplete="email"
          />
        )}
        <TextField
          {...form.field('password')}
          type="password"
          label={t('password')}
          help={t('passwordHelp')}
          autoComplete="new-password"
        />
      </Form>
      <p className="mt-6 text-sm text-muted">
        {t('signUp.haveAccount')} <TextLink href="/sign-in">{t('signUp.signIn')}</TextLink>
      </p>
    </>
  );
}
