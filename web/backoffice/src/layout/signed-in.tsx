'use client';

import { useQuery } from '@apollo/client/react';
import { AppShell } from '@mobilytics/ui/app-shell';
import { EmptyState } from '@mobilytics/ui/empty-state';
import { ErrorState } from '@mobilytics/ui/error-state';
import { SkeletonText } from '@mobilytics/ui/skeleton';
import { UserMenu } from '@mobilytics/ui/user-menu';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect } from 'react';
import { useChangeLocale } from '#i18n/use-change-locale.ts';
import { pageOfId } from '#lib/page-of-id.ts';
import { signInPath } from '#lib/sign-in-path.ts';
import { useSignOut } from '#lib/use-sign-out.ts';
import { navigation } from '#nav.ts';
import { useInitialTheme } from './providers.tsx';
import { ViewerContext, viewerQuery } from './viewer.tsx';

/** The frame of every page that needs a session; without one it leads to sign-in and back. */
export function SignedIn({ children }: { children: ReactNode }) {
  const t = useTranslations('shell');
  const router = useRouter();
  const theme = useInitialTheme();
  const changeLocale = useChangeLocale();
  const signOut = useSignOut();
  const { data, error, refetch } = useQuery(viewerQuery, { fetchPolicy: 'cache-and-network' });
  const viewer = data?.viewer;
  const isStranger = data !== undefined && !viewer;

  useEffect(() => {
    if (isStranger) router.replace(signInPath(window.location.pathname + window.location.search));
  }, [isStranger, router]);

  return (
    <AppShell
      product={t('product')}
      navigation={navigation
        .filter(({ scope }) => !scope || viewer?.scopes.includes(scope))
        .map(({ href, icon, label }) => ({ href, icon, label: t(`navigation.${label}`) }))}
      pageOfId={pageOfId}
      userMenu={
        viewer && (
          <UserMenu
            name={viewer.name}
            detail={viewer.staffRoles.map((role) => t(`roles.${role}`)).join(', ')}
            theme={theme}
            signOutLabel={t('signOut')}
            onSignOut={signOut}
            onLocaleChange={changeLocale}
          />
        )
      }
    >
      {viewer?.kind === 'STAFF' ? (
        <ViewerContext value={viewer}>{children}</ViewerContext>
      ) : viewer ? (
        <EmptyState title={t('notStaff.title')}>{t('notStaff.text')}</EmptyState>
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <>
          <title>{t('product')}</title>
          <SkeletonText lines={6} />
        </>
      )}
    </AppShell>
  );
}
