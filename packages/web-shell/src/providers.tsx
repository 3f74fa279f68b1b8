'use client';

import { ApolloProvider } from '@apollo/client/react';
import { createGraphClient } from '@mobilytics/graph-client/client';
import { describeFailure } from '@mobilytics/graph-client/failure';
import type { Theme } from '@mobilytics/ui/lib/theme';
import { UiProvider } from '@mobilytics/ui/ui-provider';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useLocale } from 'next-intl';
import { createContext, type ReactNode, useCallback, useContext, useMemo } from 'react';
import { signInPath } from './lib/sign-in-path.ts';

const ThemeContext = createContext<Theme>('system');

/** The theme the server wrote the page with. */
export function useInitialTheme(): Theme {
  return useContext(ThemeContext);
}

export function Providers({
  app,
  theme,
  sendsText,
  children,
}: {
  /** Which app's session cookie counts. */
  app: 'dashboard' | 'backoffice';
  theme: Theme;
  sendsText: boolean;
  children: ReactNode;
}) {
  const router = useRouter();
  const pathname = usePathname();
  const searchParams = useSearchParams();
  const locale = useLocale() === 'fr' ? 'fr' : 'en';
  const navigate = useCallback(
    (href: string, options: { replace?: boolean } = {}) => {
      // A change of the query shows the same page, which then must not jump to its top.
      const scroll = !href.startsWith('?') && href.split('?')[0] !== window.location.pathname;
      if (options.replace) router.replace(href, { scroll });
      else router.push(href, { scroll });
    },
    [router],
  );
  const client = useMemo(
    () =>
      createGraphClient({
        app,
        locale,
        sendsText,
        onUnauthenticated: () => {
          const { pathname: path, search } = window.location;
          if (path !== '/sign-in') router.replace(signInPath(path + search));
        },
      }),
    [app, locale, router, sendsText],
  );
  const describeError = useCallback((error: unknown) => describeFailure(error, locale), [locale]);
  const params = useMemo(() => new URLSearchParams(searchParams), [searchParams]);
  return (
    <ThemeContext value={theme}>
      <ApolloProvider client={client}>
        <UiProvider
          locale={locale}
          navigate={navigate}
          pathname={pathname}
          searchParams={params}
          describeError={describeError}
        >
          {children}
        </UiProvider>
      </ApolloProvider>
    </ThemeContext>
  );
}
