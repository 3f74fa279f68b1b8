import type { Locale } from './payment/failure-messages.ts';

const messages = {
  subscriptionNotFound: {
    en: 'There is no such plan.',
    fr: 'Ce forfait n’existe pas.',
  },
  changeNotFound: {
    en: 'There is no such preview. Ask for a new one.',
    fr: 'Cet aperçu n’existe pas. Demandez-en un nouveau.',
  },
  changeNotPossible: {
    en: 'This cannot be done with the plan as it stands now.',
    fr: 'Cela n’est pas possible dans l’état actuel du forfait.',
  },
  changeRefused: {
    en: 'The payment provider refused this change. Nothing was changed and nothing was charged.',
    fr: 'Le prestataire de paiement a refusé ce changement. Rien n’a été changé ni débité.',
  },
  changeExpired: {
    en: 'This preview is too old. Here is what it would cost now.',
    fr: 'Cet aperçu est trop ancien. Voici ce que cela coûterait maintenant.',
  },
  changeOutdated: {
    en: 'The plan or its price changed in the meantime. Nothing was done. Here is what it would cost now.',
    fr: 'Le forfait ou son prix a changé entre-temps. Rien n’a été fait. Voici ce que cela coûterait maintenant.',
  },
  changeElsewhere: {
    en: 'Another change of this plan is being carried out. Nothing more was done. Look again in a moment.',
    fr: 'Un autre changement de ce forfait est en cours. Rien de plus n’a été fait. Regardez de nouveau dans un instant.',
  },
  stripeUnavailable: {
    en: 'The payment provider cannot be reached right now. Nothing was changed. Try again in a minute.',
    fr: 'Le prestataire de paiement est injoignable pour le moment. Rien n’a été changé. Réessayez dans une minute.',
  },
  paymentMethodNotFound: {
    en: 'There is no such way to pay.',
    fr: 'Ce mode de paiement n’existe pas.',
  },
  paymentMethodExpired: {
    en: 'This card has expired. Add another one.',
    fr: 'Cette carte est expirée. Ajoutez-en une autre.',
  },
  paymentMethodNeeded: {
    en: 'A running plan is charged to it and there is no other that is good. Add another way to pay first, or cancel the plan.',
    fr: 'Un forfait en cours y est débité et il n’y en a pas d’autre valide. Ajoutez d’abord un autre mode de paiement, ou annulez le forfait.',
  },
  detailsNotFound: {
    en: 'There is no billing account yet. Try again in a moment.',
    fr: 'Il n’y a pas encore de compte de facturation. Réessayez dans un instant.',
  },
  contactNotFound: { en: 'There is no such contact.', fr: 'Ce contact n’existe pas.' },
  taxIdNotFound: { en: 'There is no such tax number.', fr: 'Ce numéro de taxe n’existe pas.' },
  invoiceNotFound: { en: 'There is no such invoice.', fr: 'Cette facture n’existe pas.' },
  invoiceNotIssued: {
    en: 'This invoice is a draft. It can be printed once it is issued.',
    fr: 'Cette facture est un brouillon. Elle pourra être imprimée une fois émise.',
  },
  paymentNotFound: { en: 'There is no such payment.', fr: 'Ce paiement n’existe pas.' },
  paymentNotMade: {
    en: 'This payment did not succeed, so there is no receipt of it.',
    fr: 'Ce paiement n’a pas abouti; il n’y a donc pas de reçu.',
  },
} as const;

export type CustomerMessage = keyof typeof messages;

/** What billing says to customers about their plans, ways to pay, details and papers. */
export function say(name: CustomerMessage, locale: Locale): string {
  return messages[name][locale];
}
