const messages = {
  noAccount: {
    en: 'There is no such customer, or it has not reached billing yet.',
    fr: 'Ce client n’existe pas ou n’est pas encore parvenu à la facturation.',
  },
  noInvoice: { en: 'There is no such invoice.', fr: 'Cette facture n’existe pas.' },
  currency: {
    en: 'Invoices are made in CAD or USD.',
    fr: 'Les factures sont établies en CAD ou en USD.',
  },
  region: {
    en: 'This is not a province or territory of Canada.',
    fr: 'Ce n’est pas une province ni un territoire du Canada.',
  },
  nothing: {
    en: 'The invoice comes to nothing. Give at least one line a price.',
    fr: 'La facture ne comporte aucun montant. Donnez un prix à au moins une ligne.',
  },
  notDraft: {
    en: 'Only a draft can be deleted. An issued invoice is taken back instead.',
    fr: 'Seul un brouillon peut être supprimé. Une facture émise s’annule.',
  },
  notOpen: {
    en: 'Only an open invoice can be changed like this. Read it again.',
    fr: 'Seule une facture ouverte peut être modifiée ainsi. Relisez-la.',
  },
  notSendable: {
    en: 'Only a draft or an open invoice can be sent.',
    fr: 'Seuls un brouillon ou une facture ouverte peuvent être envoyés.',
  },
} as const;

export function invoiceMessage(name: keyof typeof messages, locale: 'en' | 'fr'): string {
  return messages[name][locale];
}
