import { parseTheme, themeCookie } from '@mobilytics/ui/lib/theme';
import { cookies } from 'next/headers';
import { NextIntlClientProvider } from 'next-intl';
import { getLocale } from 'next-intl/server';
import { type ReactNode, Suspense } from 'react';
import { env } from './env.ts';
import { Providers } from './providers.tsx';

/** The document around every page, in the person's language and theme. */
export async function RootHtml({
  app,
  density,
  children,
}: {
  app: 'dashboard' | 'backoffice';
  density?: 'dense';
  children: ReactNode;
}) {
  const locale = await getLocale();
  const theme = parseTheme((await cookies()).get(themeCookie)?.value);
  return (
    <html
      lang={locale === 'fr' ? 'fr-CA' : 'en-CA'}
      data-density={density}
      {...(theme === 'system' ? {} : { 'data-theme': theme })}
      suppressHydrationWarning
    >
      <body>
        <NextIntlClientProvider>
          <Suspense>
            <Providers app={app} theme={theme} sendsText={env.NODE_ENV === 'development'}>
              {children}
            </Providers>
          </Suspense>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
