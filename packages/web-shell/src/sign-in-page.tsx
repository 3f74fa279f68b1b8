'use client';

import { useApolloClient } from '@apollo/client/react';
import { Banner } from '@mobilytics/ui/banner';
import { Form, useForm } from '@mobilytics/ui/form';
import { TextField } from '@mobilytics/ui/text-field';
import { TextLink } from '@mobilytics/ui/text-link';
import { useRouter, useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { AuthTitle } from './auth-title.tsx';
import type { AuthClient } from './lib/auth-client.ts';
import { safeNext } from './lib/sign-in-path.ts';
import { useAuthChecks, useAuthProblems } from './lib/use-auth-problems.ts';

export function SignInPage({
  authClient,
  children,
}: {
  authClient: AuthClient;
  /** What else stands below the form, beside the way to a new password. */
  children?: ReactNode;
}) {
  const t = useTranslations('auth');
  const router = useRouter();
  const client = useApolloClient();
  const next = useSearchParams().get('next');
  const problems = useAuthProblems();
  const check = useAuthChecks();
  const form = useForm({
    draftKey: 'sign-in',
    initialValues: { email: '', password: '' },
    omitFromDraft: ['email', 'password'],
    validate: ({ email, password }) => [
      ...check.email(email),
      ...check.filled('password', password),
    ],
    submit: async ({ email, password }) => {
      const { error } = await authClient.signIn.email({ email: email.trim(), password });
      if (error) return problems(error);
      await client.clearStore();
      router.replace(safeNext(next));
      return [];
    },
  });
  return (
    <>
      <AuthTitle title={t('signIn.title')} />
      {next && (
        <div className="mb-5">
          <Banner tone="neutral">{t('signIn.ended')}</Banner>
        </div>
      )}
      <Form form={form} submitLabel={t('signIn.submit')}>
        <TextField
          {...form.field('email')}
          type="email"
          label={t('email')}
          autoComplete="username"
          autoFocus
        />
        <TextField
          {...form.field('password')}
          type="password"
          label={t('password')}
          autoComplete="current-password"
        />
      </Form>
      <p className="mt-6 flex flex-col gap-2 text-sm">
        <TextLink href="/forgot-password">{t('signIn.forgot')}</TextLink>
        {children}
      </p>
    </>
  );
}
