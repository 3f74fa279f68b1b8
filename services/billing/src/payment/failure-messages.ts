export type Locale = 'en' | 'fr';
export type Words = Record<Locale, string>;

const declined: Words = {
  en: 'The card was declined. Use another card or ask your bank.',
  fr: 'La carte a été refusée. Utilisez une autre carte ou adressez-vous à votre banque.',
};

/** Stripe's failure codes of cards in words; its own messages are in English only. */
const messages: Record<string, Words> = {
  card_declined: declined,
  insufficient_funds: {
    en: 'The card does not have enough funds. Use another card.',
    fr: 'Le solde de la carte est insuffisant. Utilisez une autre carte.',
  },
  expired_card: {
    en: 'The card has expired. Use another card.',
    fr: 'La carte est expirée. Utilisez une autre carte.',
  },
  incorrect_cvc: {
    en: 'The security code of the card is wrong.',
    fr: 'Le code de sécurité de la carte est inexact.',
  },
  authentication_required: {
    en: 'The bank asks you to confirm the payment. Open the invoice and pay it there.',
    fr: 'La banque vous demande de confirmer le paiement. Ouvrez la facture et payez-la là.',
  },
  processing_error: {
    en: 'The payment could not be processed. Nothing was charged. Try again in a minute.',
    fr: 'Le paiement n’a pas pu être traité. Rien n’a été débité. Réessayez dans une minute.',
  },
};

/** The words for a failure, in both languages; null when Stripe does not say why. */
export function failureWords(code: string | null): Words | null {
  return code === null ? null : (messages[code] ?? declined);
}

export function failureMessage(code: string | null, locale: Locale): string | null {
  return failureWords(code)?.[locale] ?? null;
}
