const messages = {
  notFound: { en: 'There is no such export.', fr: 'Cette exportation n’existe pas.' },
  ended: {
    en: 'This export has ended already.',
    fr: 'Cette exportation est déjà terminée.',
  },
  notFailed: {
    en: 'Only an export that failed can be tried again.',
    fr: 'Seule une exportation qui a échoué peut être relancée.',
  },
} as const;

export const exportMessage = (name: keyof typeof messages, locale: 'en' | 'fr'): string =>
  messages[name][locale];
