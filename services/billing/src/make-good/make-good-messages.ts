const messages = {
  notFound: { en: 'There is no such make-good.', fr: 'Cette compensation n’existe pas.' },
  notProposed: {
    en: 'This make-good was decided already. Read it again.',
    fr: 'Cette compensation a déjà été décidée. Relisez-la.',
  },
  noInvoice: {
    en: 'The line has no invoice that can be credited. Offer more days instead.',
    fr: 'La ligne n’a pas de facture à créditer. Offrez plutôt des jours supplémentaires.',
  },
  noDays: {
    en: 'The line delivered nothing, so nobody can tell how many more days would make it good. Credit it instead.',
    fr: 'La ligne n’a rien livré, donc personne ne peut dire combien de jours la compenseraient. Créditez-la plutôt.',
  },
  providerRefuses: {
    en: 'The payment provider does not credit this invoice: {why}',
    fr: 'Le prestataire de paiement ne crédite pas cette facture\u00a0: {why}',
  },
  noFreeDays: {
    en: 'Its vehicles are not free together for so many days in the next 60 days. Credit it, or try again later.',
    fr: 'Ses véhicules ne sont pas libres ensemble pendant autant de jours au cours des 60 prochains jours. Créditez-la ou réessayez plus tard.',
  },
} as const;

export function makeGoodMessage(name: keyof typeof messages, locale: 'en' | 'fr'): string {
  return messages[name][locale];
}
