/** What billing says to people, in both languages. */
const messages = {
  orderNotFound: {
    en: 'There is no such order, or it has not reached billing yet. Try again in a moment.',
    fr: 'Cette commande n’existe pas ou n’est pas encore parvenue à la facturation. Réessayez dans un instant.',
  },
  alreadyPaid: { en: 'This order is paid.', fr: 'Cette commande est payée.' },
  canceled: {
    en: 'This order was canceled and cannot be paid.',
    fr: 'Cette commande a été annulée et ne peut pas être payée.',
  },
  providerUnavailable: {
    en: 'The payment page cannot be opened right now. Nothing was charged. Try again in a minute.',
    fr: 'La page de paiement ne peut pas être ouverte pour le moment. Rien n’a été débité. Réessayez dans une minute.',
  },
} as const;

export function message(name: keyof typeof messages, locale: 'en' | 'fr'): string {
  return messages[name][locale];
}
