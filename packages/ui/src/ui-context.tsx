'use client';

import { createContext, useContext } from 'react';
import type { UiTranslate } from './lib/dictionary.ts';
import type { ErrorText } from './lib/error-text.ts';
import type { UiLocale } from './lib/format.ts';

export interface Ui {
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

export const UiContext = createContext<Ui | null>(null);

export function useUi(): Ui {
  const ui = useContext(UiContext);
  if (!ui) throw new Error('A component of @mobilytics/ui is used outside of UiProvider.');
  return ui;
}
