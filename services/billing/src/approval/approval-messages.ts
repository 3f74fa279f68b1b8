const messages = {
  notFound: {
    en: 'There is no such request.',
    fr: 'Cette demande n’existe pas.',
  },
  samePerson: {
    en: '{name} asked for this, so somebody else has to decide.',
    fr: '{name} a fait cette demande : la décision revient à une autre personne.',
  },
  decided: {
    en: 'This was decided already. Read it again.',
    fr: 'La décision est déjà prise. Relisez la demande.',
  },
} as const;

export function approvalMessage(name: keyof typeof messages, locale: 'en' | 'fr'): string {
  return messages[name][locale];
}
