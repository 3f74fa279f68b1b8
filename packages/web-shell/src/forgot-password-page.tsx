'use client';

import { Form, useForm } from '@mobilytics/ui/form';
import { TextField } from '@mobilytics/ui/text-field';
import { TextLink } from '@mobilytics/ui/text-link';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { AuthTitle } from './auth-title.tsx';
import type { AuthClient } from './lib/auth-client.ts';
import { useAuthChecks, useAuthProblems } from './lib/use-auth-problems.ts';

export function ForgotPasswordPage({ authClient }: { authClient: AuthClient }) {
  const t = useTranslations('auth');
  const problems = useAuthProblems();
  const check = useAuthChecks();
  const [sentTo, setSentTo] = useState<string>();
  const form = useForm({
    draftKey: 'forgot-password',
    initialValues: { email: '' },
    validate: ({ email }) => check.email(email),
    submit: async ({ email }) => {
      const { error } = await authClient.requestPasswordReset({
        email: email.trim(),
        redirectTo: '/reset-password',
      });
      if (!error) setSentTo(email.trim());
      return problems(error);
    },
  });
  return (
    <>
      <AuthTitle title={sentTo ? t('forgot.sent') : t('forgot.title')}>
        {!sentTo && t('forgot.description')}
      </AuthTitle>
      {sentTo ? (
        <p role="status" className="text-sm [overflow-wrap:anywhere]">
          {t('forgot.sentText', { email: sentTo })}
        </p>
      ) : (
        <Form form={form} submitLabel={t('forgot.submit')}>
          <TextField
            {...form.field('email')}
            type="email"
            label={t('email')}
            autoComplete="username"
          />
        </Form>
      )}
      <p className="mt-6 text-sm">
        <TextLink href="/sign-in">{t('back')}</TextLink>
      </p>
    </>
  );
}
