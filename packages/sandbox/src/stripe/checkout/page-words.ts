import type { CardProblem } from '../payments/check-card.ts';

export interface PageWords {
  pay: string;
  subscribe: string;
  startTrial: string;
  saveCard: string;
  saveCardHelp: string;
  /** `{date}` stands for the day on which the trial ends. */
  trialUntil: string;
  discount: string;
  promotionCode: string;
  applyCode: string;
  codeInvalid: string;
  orderSummary: string;
  paymentDetails: string;
  quantity: string;
  subtotal: string;
  total: string;
  includedTax: string;
  per: Record<string, string>;
  number: string;
  expiry: string;
  expiryHelp: string;
  cvc: string;
  name: string;
  email: string;
  back: string;
  testNotice: string;
  checkFields: string;
  nothingCharged: string;
  declined: Record<string, string>;
  problems: Record<CardProblem | 'email_invalid', string>;
  paidTitle: string;
  paid: string;
  continue: string;
  expiredTitle: string;
  expired: string;
  missingTitle: string;
  missing: string;
}

const english: PageWords = {
  pay: 'Pay',
  subscribe: 'Subscribe and pay',
  startTrial: 'Start trial',
  saveCard: 'Save card',
  saveCardHelp: 'Your card is saved for later payments. Nothing is charged now.',
  trialUntil: 'Free until {date}, then:',
  discount: 'Discount',
  promotionCode: 'Promotion code',
  applyCode: 'Apply',
  codeInvalid: 'This code is invalid.',
  orderSummary: 'Order summary',
  paymentDetails: 'Card',
  quantity: 'Qty',
  subtotal: 'Subtotal',
  total: 'Total due today',
  includedTax: 'included',
  per: { day: 'per day', week: 'per week', month: 'per month', year: 'per year' },
  number: 'Card number',
  expiry: 'Expiry date',
  expiryHelp: 'Month and year, such as 12 / 30',
  cvc: 'Security code (CVC)',
  name: 'Name on card',
  email: 'Email',
  back: 'Back',
  testNotice: 'Test payment: no money moves. Use card 4242 4242 4242 4242.',
  checkFields: 'Please correct the marked fields.',
  nothingCharged: 'Nothing was charged. You can try another card.',
  declined: {
    card_declined: 'Your card was declined.',
    insufficient_funds: 'Your card has insufficient funds.',
    expired_card: 'Your card has expired.',
    incorrect_cvc: 'Your card’s security code is incorrect.',
    processing_error: 'An error occurred while processing your card. Try again in a little while.',
    test_mode_live_card:
      'Your card was declined: this is a test payment and takes only test cards.',
  },
  problems: {
    number_missing: 'Enter the card number.',
    number_incomplete: 'The card number is incomplete.',
    number_invalid: 'The card number is invalid.',
    expiry_invalid: 'Enter the expiry date as month and year, such as 12 / 30.',
    expiry_past: 'The expiry date is in the past.',
    cvc_invalid: 'Enter the 3-digit code on the back of the card (4 digits on American Express).',
    name_missing: 'Enter the name on the card.',
    email_invalid: 'Enter an email address such as name@example.com.',
  },
  paidTitle: 'Already paid',
  paid: 'This order has already been paid. Your card was not charged again.',
  continue: 'Continue',
  expiredTitle: 'This payment page has expired',
  expired: 'Nothing was charged. Go back and start the payment again.',
  missingTitle: 'Page not found',
  missing: 'There is no such payment page. Check the address, or go back to where you came from.',
};

const french: PageWords = {
  pay: 'Payer',
  subscribe: 'S’abonner et payer',
  startTrial: 'Commencer l’essai',
  saveCard: 'Enregistrer la carte',
  saveCardHelp:
    'Votre carte est enregistrée pour les paiements à venir. Rien n’est facturé maintenant.',
  trialUntil: 'Gratuit jusqu’au {date}, puis :',
  discount: 'Rabais',
  promotionCode: 'Code promotionnel',
  applyCode: 'Appliquer',
  codeInvalid: 'Ce code n’est pas valide.',
  orderSummary: 'Résumé de la commande',
  paymentDetails: 'Carte',
  quantity: 'Qté',
  subtotal: 'Sous-total',
  total: 'Total à payer aujourd’hui',
  includedTax: 'incluse',
  per: { day: 'par jour', week: 'par semaine', month: 'par mois', year: 'par an' },
  number: 'Numéro de carte',
  expiry: 'Date d’expiration',
  expiryHelp: 'Mois et année, par exemple 12 / 30',
  cvc: 'Code de sécurité (CVC)',
  name: 'Nom figurant sur la carte',
  email: 'Courriel',
  back: 'Retour',
  testNotice: 'Paiement d’essai : aucun argent ne circule. Utilisez la carte 4242 4242 4242 4242.',
  checkFields: 'Veuillez corriger les champs indiqués.',
  nothingCharged: 'Rien n’a été facturé. Vous pouvez essayer une autre carte.',
  declined: {
    card_declined: 'Votre carte a été refusée.',
    insufficient_funds: 'Les fonds disponibles sur votre carte sont insuffisants.',
    expired_card: 'Votre carte est expirée.',
    incorrect_cvc: 'Le code de sécurité de votre carte est incorrect.',
    processing_error:
      'Une erreur est survenue pendant le traitement de votre carte. Réessayez dans un instant.',
    test_mode_live_card:
      'Votre carte a été refusée : ce paiement d’essai n’accepte que les cartes d’essai.',
  },
  problems: {
    number_missing: 'Saisissez le numéro de la carte.',
    number_incomplete: 'Le numéro de carte est incomplet.',
    number_invalid: 'Le numéro de carte est invalide.',
    expiry_invalid: 'Saisissez le mois et l’année d’expiration, par exemple 12 / 30.',
    expiry_past: 'La date d’expiration est passée.',
    cvc_invalid:
      'Saisissez le code à 3 chiffres au verso de la carte (4 chiffres pour American Express).',
    name_missing: 'Saisissez le nom figurant sur la carte.',
    email_invalid: 'Saisissez une adresse courriel, par exemple nom@exemple.com.',
  },
  paidTitle: 'Déjà payée',
  paid: 'Cette commande est déjà payée. Votre carte n’a pas été débitée de nouveau.',
  continue: 'Continuer',
  expiredTitle: 'Cette page de paiement a expiré',
  expired: 'Rien n’a été facturé. Revenez en arrière et recommencez le paiement.',
  missingTitle: 'Page introuvable',
  missing:
    'Cette page de paiement n’existe pas. Vérifiez l’adresse ou revenez à la page précédente.',
};

export interface PageLanguage {
  code: 'en-CA' | 'fr-CA';
  words: PageWords;
}

/** The language of a page: the session's locale, or the browser's when that is `auto` or missing. */
export function pageLanguage(
  locale: string | null,
  acceptLanguage: string | undefined,
): PageLanguage {
  const wanted = !locale || locale === 'auto' ? (acceptLanguage ?? 'en') : locale;
  return wanted.toLowerCase().startsWith('fr')
    ? { code: 'fr-CA', words: french }
    : { code: 'en-CA', words: english };
}
