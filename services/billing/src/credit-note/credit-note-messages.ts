const messages = {
  noInvoice: { en: 'There is no such invoice.', fr: 'Cette facture n’existe pas.' },
  noCreditNote: { en: 'There is no such credit note.', fr: 'Cette note de crédit n’existe pas.' },
  linesOrAmount: {
    en: 'Choose lines, or give an amount; one of the two.',
    fr: 'Choisissez des lignes ou indiquez un montant ; l’un des deux.',
  },
  notCreditable: {
    en: 'Only an open or a paid invoice can be credited.',
    fr: 'Seule une facture ouverte ou payée peut être créditée.',
  },
  settlementNeeded: {
    en: 'Say how the money goes back: this invoice is paid.',
    fr: 'Indiquez comment l’argent est rendu : cette facture est payée.',
  },
  settlementNotOpen: {
    en: 'Nothing goes back of an open invoice; less of it will be due.',
    fr: 'Rien n’est rendu sur une facture ouverte ; son solde dû diminuera.',
  },
  noLine: {
    en: 'The invoice has no such line. Read it again.',
    fr: 'La facture n’a pas cette ligne. Relisez-la.',
  },
  quantity: {
    en: 'The quantity must be at least 1.',
    fr: 'La quantité doit être d’au moins 1.',
  },
  noPayment: {
    en: 'No payment of this invoice is known that could be refunded. Choose the balance, or pay outside of Stripe.',
    fr: 'Aucun paiement remboursable de cette facture n’est connu. Choisissez le solde du client ou payez hors de Stripe.',
  },
  notVoidable: {
    en: 'Only a credit note of an invoice that is still open can be taken back.',
    fr: 'Seule une note de crédit d’une facture encore ouverte peut être annulée.',
  },
} as const;

export function creditNoteMessage(name: keyof typeof messages, locale: 'en' | 'fr'): string {
  return messages[name][locale];
}
