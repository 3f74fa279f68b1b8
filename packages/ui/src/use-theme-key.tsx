'use client';

import { useSyncExternalStore } from 'react';

/** Changes whenever the page's colours do, for what is drawn outside of CSS. */
export function useThemeKey(): string {
  return useSyncExternalStore(subscribe, read, () => '');
}

const darkQuery = '(prefers-color-scheme: dark)';

function read(): string {
  return `${document.documentElement.dataset.theme ?? ''}${window.matchMedia(darkQuery).matches}`;
}

function subscribe(onChange: () => void): () => void {
  const media = window.matchMedia(darkQuery);
  const observer = new MutationObserver(onChange);
  media.addEventListener('change', onChange);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => {
    media.removeEventListener('change', onChange);
    observer.disconnect();
  };
}
