const messages = {
  noCustomer: { en: 'There is no such customer.', fr: 'Ce client n’existe pas.' },
  currency: {
    en: 'Choose a currency that we charge in: CAD or USD.',
    fr: 'Choisissez une devise que nous facturons\u00a0: CAD ou USD.',
  },
  noAddress: {
    en: 'The customer’s billing address is not known, so nobody can tell its taxes. It comes with the first order, or the customer adds it on its billing page.',
    fr: 'L’adresse de facturation du client n’est pas connue, donc personne ne peut déterminer ses taxes. Elle vient avec la première commande, ou le client l’ajoute dans sa page de facturation.',
  },
  noBilling: {
    en: 'There is no such usage billing.',
    fr: 'Cette facturation à l’usage n’existe pas.',
  },
  notEnded: {
    en: 'Only usage billing that is active can be ended. Read it again.',
    fr: 'Seule une facturation à l’usage active peut être arrêtée. Relisez-la.',
  },
  notKept: {
    en: 'It can be kept only until its last line is over. It ends with its period; start it again afterwards.',
    fr: 'On ne peut la garder que jusqu’à la fin de sa dernière ligne. Elle se termine avec sa période\u00a0; redémarrez-la ensuite.',
  },
  exists: {
    en: 'This customer pays for this meter by usage already.',
    fr: 'Ce client paie déjà ce compteur à l’usage.',
  },
} as const;

export function usageMessage(name: keyof typeof messages, locale: 'en' | 'fr'): string {
  return messages[name][locale];
}
