import type { DriftCategory } from './drift/drift-category.ts';
import { type SyncMessage, saySync } from './sync-messages.ts';

type Locale = 'en' | 'fr';

const path = ['input', 'id'];

/** Refusals that several of the mutations about sync give. */
export const notFound = (name: SyncMessage, locale: Locale) => ({
  __typename: 'NotFound' as const,
  message: saySync(name, locale),
  path,
});

export const refused = (name: SyncMessage, locale: Locale, from: string, to: string) => ({
  __typename: 'RefusedTransition' as const,
  message: saySync(name, locale).replace('{from}', from).replace('{to}', to),
  path,
  ...{ from, to },
});

export const notForCategory = (name: SyncMessage, locale: Locale, category: string) => ({
  __typename: 'DriftActionRefused' as const,
  message: saySync(name, locale),
  path,
  category: category as DriftCategory,
});
