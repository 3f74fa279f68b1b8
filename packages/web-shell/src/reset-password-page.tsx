'use client';

import { Banner } from '@mobilytics/ui/banner';
import { LinkButton } from '@mobilytics/ui/button';
import { Form, useForm } from '@mobilytics/ui/form';
import { TextField } from '@mobilytics/ui/text-field';
import { showToast } from '@mobilytics/ui/toast';
import { useRouter, useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { AuthTitle } from './auth-title.tsx';
import type { AuthClient } from './lib/auth-client.ts';
import { useAuthChecks, useAuthProblems } from './lib/use-auth-problems.ts';

export function ResetPasswordPage({ authClient }: { authClient: AuthClient }) {
  const t = useTranslations('auth');
  const router = useRouter();
  const parameters = useSearchParams();
  const token = parameters.get('error') ? null : parameters.get('token');
  const problems = useAuthProblems();
  const check = useAuthChecks();
  const form = useForm({
    draftKey: 'reset-password',
    initialValues: { password: '' },
    omitFromDraft: ['password'],
    validate: ({ password }) => check.newPassword(password),
    submit: async ({ password }) => {
      const { error } = await authClient.resetPassword({
        newPassword: password,
        token: token ?? '',
      });
      if (error) return problems(error);
      showToast(t('reset.done'));
      router.replace('/sign-in');
      return [];
    },
  });
  if (!token) {
    return (
      <>
        <AuthTitle title={t('reset.missing')} />
        <Banner tone="warning">{t('reset.missingText')}</Banner>
        <LinkButton className="mt-5" href="/forgot-password">
          {t('reset.again')}
        </LinkButton>
      </>
    );
  }
  return (
    <>
      <AuthTitle title={t('reset.title')} />
      <Form form={form} submitLabel={t('reset.submit')}>
        <TextField
          {...form.field('password')}
          type="password"
          label={t('password')}
          help={t('passwordHelp')}
          autoComplete="new-password"
        />
      </Form>
    </>
  );
}
