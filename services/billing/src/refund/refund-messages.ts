const messages = {
  noPayment: { en: 'There is no such payment.', fr: 'Ce paiement n’existe pas.' },
  notPaid: {
    en: 'This payment did not succeed, so nothing of it can be paid back.',
    fr: 'Ce paiement n’a pas réussi : il n’y a rien à rembourser.',
  },
  currency: {
    en: 'The payment is in {currency}; a refund must be too.',
    fr: 'Le paiement est en {currency} ; le remboursement doit l’être aussi.',
  },
  tooLarge: {
    en: 'Only {left} of this payment can still be paid back; refunds under way and waiting requests are counted.',
    fr: 'Il ne reste que {left} à rembourser sur ce paiement, remboursements en cours et demandes en attente compris.',
  },
  noRefund: { en: 'There is no such refund.', fr: 'Ce remboursement n’existe pas.' },
  notFailed: {
    en: 'This refund did not fail, so there is nothing to settle.',
    fr: 'Ce remboursement n’a pas échoué : il n’y a rien à régler.',
  },
} as const;

export function refundMessage(name: keyof typeof messages, locale: 'en' | 'fr'): string {
  return messages[name][locale];
}
