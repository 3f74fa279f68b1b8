'use client';

import { TextLink } from '@mobilytics/ui/text-link';
import { SignInPage } from '@mobilytics/web-shell/sign-in-page';
import { useTranslations } from 'next-intl';
import { authClient } from '#lib/auth-client.ts';

export default function Page() {
  const t = useTranslations('auth.signIn');
  return (
    <SignInPage authClient={authClient}>
      <span className="text-muted">
        {t('noAccount')} <TextLink href="/sign-up">{t('signUp')}</TextLink>
      </span>
    </SignInPage>
  );
}
