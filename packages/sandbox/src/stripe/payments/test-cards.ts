/** A card as a person types it, already checked for its form. */
export interface Card {
  number: string;
  expMonth: number;
  expYear: number;
  cvc: string;
}

export interface Decline {
  code: string;
  declineCode?: string;
  message: string;
}

/** What Stripe's published test cards do. A card without anything here pays at once. */
export interface CardBehaviour {
  decline?: Decline;
  /** It can be saved, and is refused only when it is charged. */
  isSavable?: true;
  /** 3-D Secure: at every payment, or until it was set up for later use. */
  authentication?: 'always' | 'until_set_up';
  /** The cardholder disputes each charge; an inquiry takes no money. */
  dispute?: { reason: string; isInquiry: boolean };
  /** Refunds begin as pending, or fail after they succeeded. */
  refund?: 'pending' | 'fails';
  /** The money is available at once. */
  bypassesPending?: true;
}

const refusal = (declineCode: string, message = 'Your card was declined.'): Decline => ({
  code: 'card_declined',
  declineCode,
  message,
});
const insufficientFunds = refusal('insufficient_funds', 'Your card has insufficient funds.');

const behaviours: Record<string, CardBehaviour> = {
  // Pay at once.
  '4242424242424242': {},
  '4000056655665556': {},
  '4000001240000000': {},
  '5555555555554444': {},
  '5200828282828210': {},
  '378282246310005': {},
  '6011111111111117': {},
  '4000000000000077': { bypassesPending: true },
  // Refused.
  '4000000000000002': { decline: refusal('generic_decline') },
  '4000000000000341': { decline: refusal('generic_decline'), isSavable: true },
  '4000000000009995': { decline: insufficientFunds },
  '4000000000009987': { decline: refusal('lost_card') },
  '4000000000009979': { decline: refusal('stolen_card') },
  '4000000000006975': { decline: refusal('card_velocity_exceeded') },
  '4100000000000019': { decline: refusal('fraudulent') },
  '4000000000000069': { decline: { code: 'expired_card', message: 'Your card has expired.' } },
  '4000000000000127': {
    decline: { code: 'incorrect_cvc', message: "Your card's security code is incorrect." },
  },
  '4000000000000119': {
    decline: {
      code: 'processing_error',
      message: 'An error occurred while processing your card. Try again in a little bit.',
    },
  },
  // 3-D Secure.
  '4000002500003155': { authentication: 'until_set_up' },
  '4000002760003184': { authentication: 'always' },
  '4000000000003220': { authentication: 'always' },
  '4000000000003063': { authentication: 'always' },
  '4000008260003178': {
    authentication: 'always',
    decline: insufficientFunds,
    isSavable: true,
  },
  // Disputed.
  '4000000000000259': { dispute: { reason: 'fraudulent', isInquiry: false } },
  '4000000000002685': { dispute: { reason: 'product_not_received', isInquiry: false } },
  '4000000000001976': { dispute: { reason: 'fraudulent', isInquiry: true } },
  // Refunds that take time or fail.
  '4000000000007726': { refund: 'pending' },
  '4000000000005126': { refund: 'fails' },
};

const unknownCard: CardBehaviour = {
  decline: refusal(
    'test_mode_live_card',
    'Your card was declined. Your request was in test mode, but used a non test card. For a list of valid test cards, visit: https://stripe.com/docs/testing.',
  ),
};

export const behaviourOf = (number: string): CardBehaviour => behaviours[number] ?? unknownCard;

/** Why the issuer refuses the card, or nothing when it pays. */
export const declineOf = (card: Card): Decline | undefined => behaviourOf(card.number).decline;

export function brandOf(number: string): 'visa' | 'mastercard' | 'amex' | 'discover' {
  if (number.startsWith('4')) return 'visa';
  if (/^3[47]/.test(number)) return 'amex';
  return number.startsWith('6') ? 'discover' : 'mastercard';
}

/** The check digit rule that every card number follows. */
export function passesLuhn(number: string): boolean {
  const sum = [...number].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
