'use client';

import { type ReactNode, useMemo } from 'react';
import { I18nProvider, RouterProvider } from 'react-aria-components';
import { uiTranslate } from './lib/dictionary.ts';
import { uiLocale } from './lib/format.ts';
import { ToastRegion } from './toast.tsx';
import { type Ui, UiContext } from './ui-context.tsx';

/** What every component needs to know of the app it lives in. Once, at the root. */
export function UiProvider({
  locale: localeTag,
  navigate,
  searchParams,
  pathname,
  describeError,
  tilesUrl,
  children,
}: {
  locale: string;
  navigate: Ui['navigate'];
  searchParams: URLSearchParams;
  pathname: string;
  describeError: Ui['describeError'];
  tilesUrl?: string | undefined;
  children: ReactNode;
}) {
  const locale = uiLocale(localeTag);
  const ui = useMemo<Ui>(
    () => ({
      locale,
      t: uiTranslate(locale),
      navigate,
      searchParams,
      pathname,
      describeError,
      tilesUrl,
    }),
    [locale, navigate, searchParams, pathname, describeError, tilesUrl],
  );
  return (
    <I18nProvider locale={locale}>
      <RouterProvider navigate={navigate}>
        <UiContext value={ui}>
          {children}
          <ToastRegion />
        </UiContext>
      </RouterProvider>
    </I18nProvider>
  );
}
