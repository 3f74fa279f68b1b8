'use client';

import { AuthShell } from '@mobilytics/ui/auth-shell';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { useChangeLocale } from '#i18n/use-change-locale.ts';
import { useInitialTheme } from '#layout/providers.tsx';

export default function AuthLayout({ children }: { children: ReactNode }) {
  const t = useTranslations('shell');
  return (
    <AuthShell product={t('product')} theme={useInitialTheme()} onLocaleChange={useChangeLocale()}>
      {children}
    </AuthShell>
  );
}
