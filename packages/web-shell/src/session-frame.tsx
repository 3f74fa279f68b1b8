'use client';

import { AppShell } from '@mobilytics/ui/app-shell';
import { ErrorState } from '@mobilytics/ui/error-state';
import { SkeletonText } from '@mobilytics/ui/skeleton';
import { UserMenu } from '@mobilytics/ui/user-menu';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type ComponentProps, type ReactNode, useEffect } from 'react';
import type { AuthClient } from './lib/auth-client.ts';
import { signInPath } from './lib/sign-in-path.ts';
import { useChangeLocale } from './lib/use-change-locale.ts';
import { useSignOut } from './lib/use-sign-out.ts';
import { useInitialTheme } from './providers.tsx';

type ShellProps = ComponentProps<typeof AppShell>;

/** The frame of every page that needs a session; without one it leads to sign-in and back. */
export function SessionFrame({
  viewer,
  detail,
  error,
  onRetry,
  authClient,
  navigation,
  pageOfId,
  banner,
  children,
}: {
  /** Undefined until the API has answered; null when nobody is signed in. */
  viewer: { name: string } | null | undefined;
  /** Stands below the person's name. */
  detail: string | undefined;
  error: Error | undefined;
  onRetry: () => void;
  authClient: Pick<AuthClient, 'signOut'>;
  navigation: ShellProps['navigation'];
  pageOfId: ShellProps['pageOfId'];
  banner?: ReactNode;
  /** Shown once somebody is signed in. */
  children: ReactNode;
}) {
  const t = useTranslations('shell');
  const router = useRouter();
  const theme = useInitialTheme();
  const changeLocale = useChangeLocale();
  const signOut = useSignOut(authClient);
  const isStranger = viewer === null;

  useEffect(() => {
    if (isStranger) router.replace(signInPath(window.location.pathname + window.location.search));
  }, [isStranger, router]);

  return (
    <AppShell
      product={t('product')}
      navigation={navigation}
      pageOfId={pageOfId}
      banner={banner}
      userMenu={
        viewer && (
          <UserMenu
            name={viewer.name}
            detail={detail}
            theme={theme}
            signOutLabel={t('signOut')}
            onSignOut={signOut}
            onLocaleChange={changeLocale}
          />
        )
      }
    >
      {viewer ? (
        children
      ) : error ? (
        <ErrorState error={error} onRetry={onRetry} />
      ) : (
        <>
          <title>{t('product')}</title>
          <SkeletonText lines={6} />
        </>
      )}
    </AppShell>
  );
}
