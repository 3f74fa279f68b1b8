'use client';

import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { I18nProvider, RouterProvider } from 'react-aria-components';
import { type UiTranslate, uiTranslate } from './lib/dictionary.ts';
import type { ErrorText } from './lib/error-text.ts';
import { type UiLocale, uiLocale } from './lib/format.ts';
import { ToastRegion } from './toast.tsx';

interface Ui {
  locale: UiLocale;
  t: UiTranslate;
  navigate: (href: string, options?: { replace?: boolean }) => void;
  searchParams: URLSearchParams;
  pathname: string;
  /** Tells a person what a thrown error means; the app knows its API's errors. */
  describeError: (error: unknown) => ErrorText;
  /** Raster tiles for maps ({z}/{x}/{y}); without it maps show offline boundaries only. */
  tilesUrl: string | undefined;
}

const UiContext = createContext<Ui | null>(null);

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

export function useUi(): Ui {
  const ui = useContext(UiContext);
  if (!ui) throw new Error('A component of @mobilytics/ui is used outside of UiProvider.');
  return ui;
}
