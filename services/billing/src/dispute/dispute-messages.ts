const messages = {
  noDispute: { en: 'There is no such dispute.', fr: 'Cette contestation n’existe pas.' },
  noMore: {
    en: 'Nothing can be changed any more: evidence was sent, its day has passed, or it is decided.',
    fr: 'Plus rien ne peut être modifié : les preuves sont envoyées, le délai est écoulé ou la décision est prise.',
  },
  unknownField: {
    en: 'Stripe knows no evidence of this name.',
    fr: 'Stripe ne connaît pas de preuve de ce nom.',
  },
  nothing: {
    en: 'There is no evidence to send. Give at least one text or file.',
    fr: 'Il n’y a aucune preuve à envoyer. Donnez au moins un texte ou un fichier.',
  },
  fileType: {
    en: 'Evidence is a PDF, a PNG or a JPEG.',
    fr: 'Une preuve est un PDF, un PNG ou un JPEG.',
  },
  nothingUploaded: {
    en: 'Nothing was uploaded there. Upload the file again.',
    fr: 'Rien n’a été téléversé. Téléversez le fichier de nouveau.',
  },
} as const;

export function disputeMessage(name: keyof typeof messages, locale: 'en' | 'fr'): string {
  return messages[name][locale];
}
