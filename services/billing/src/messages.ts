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
  mirrorStale: {
    en: 'Our copy of Stripe is too old to move money on. It catches up by itself; try again in a minute.',
    fr: 'Notre copie de Stripe est trop ancienne pour déplacer de l’argent. Elle se met à jour d’elle-même; réessayez dans une minute.',
  },
  mirrorDrifted: {
    en: 'Stripe and our copy differ for this customer. Nothing moves until finance has settled the difference.',
    fr: 'Stripe et notre copie diffèrent pour ce client. Rien ne bouge tant que les finances n’ont pas réglé l’écart.',
  },
  providerRefused: {
    en: 'Stripe refused: {words}',
    fr: 'Stripe a refusé : {words}',
  },
  providerUnreachable: {
    en: 'Stripe cannot be reached right now. Nothing was changed. Try again in a minute.',
    fr: 'Stripe est injoignable pour le moment. Rien n’a été modifié. Réessayez dans une minute.',
  },
} as const;

export function message(name: keyof typeof messages, locale: 'en' | 'fr'): string {
  return messages[name][locale];
}
