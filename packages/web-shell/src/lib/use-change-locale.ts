'use client';

import { useRouter } from 'next/navigation';
import { type Locale, localeCookie } from './locale.ts';

/** Remembers the language and shows the page in it; what was typed stays. */
export function useChangeLocale(): (locale: Locale) => void {
  const router = useRouter();
  return (locale) => {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in some browsers we support.
    document.cookie = `${localeCookie}=${locale}; path=/; max-age=31536000; samesite=lax`;
    router.refresh();
  };
}
