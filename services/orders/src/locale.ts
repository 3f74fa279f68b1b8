/** The languages of the product. */
export type Locale = 'en' | 'fr';

/** One text in both languages. */
export type Words = Record<Locale, string>;
