import { parseTheme, themeCookie } from '@mobilytics/ui/lib/theme';
import type { Viewport } from 'next';
import { cookies } from 'next/headers';
import { NextIntlClientProvider } from 'next-intl';
import { getLocale } from 'next-intl/server';
import { type ReactNode, Suspense } from 'react';
import { Providers } from '#layout/providers.tsx';
import { env } from '../env.ts';
import './globals.css';

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  colorScheme: 'light dark',
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const locale = await getLocale();
  const theme = parseTheme((await cookies()).get(themeCookie)?.value);
  return (
    <html
      lang={locale === 'fr' ? 'fr-CA' : 'en-CA'}
      {...(theme === 'system' ? {} : { 'data-theme': theme })}
      suppressHydrationWarning
    >
      <body>
        <NextIntlClientProvider>
          <Suspense>
            <Providers theme={theme} sendsText={env.NODE_ENV === 'development'}>
              {children}
            </Providers>
          </Suspense>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
