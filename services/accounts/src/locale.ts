export type Locale = 'en' | 'fr';

/** The language to speak when a stored or sent word says which. */
export function toLocale(word: unknown): Locale {
  return word === 'fr' ? 'fr' : 'en';
}
