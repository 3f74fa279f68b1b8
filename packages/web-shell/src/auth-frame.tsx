'use client';

import { AuthShell } from '@mobilytics/ui/auth-shell';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { useChangeLocale } from './lib/use-change-locale.ts';
import { useInitialTheme } from './providers.tsx';

/** The frame of every page outside of a session. */
export function AuthFrame({ isWide, children }: { isWide?: boolean; children: ReactNode }) {
  const t = useTranslations('shell');
  return (
    <AuthShell
      product={t('product')}
      theme={useInitialTheme()}
      onLocaleChange={useChangeLocale()}
      isWide={isWide ?? false}
    >
      {children}
    </AuthShell>
  );
}
