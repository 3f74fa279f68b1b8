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

const declined = 'Your card was declined.';

/** Stripe's published test cards that are refused, and how. */
const declines: Record<string, Decline> = {
  '4000000000000002': { code: 'card_declined', declineCode: 'generic_decline', message: declined },
  '4000000000009995': {
    code: 'card_declined',
    declineCode: 'insufficient_funds',
    message: 'Your card has insufficient funds.',
  },
  '4000000000009987': { code: 'card_declined', declineCode: 'lost_card', message: declined },
  '4000000000009979': { code: 'card_declined', declineCode: 'stolen_card', message: declined },
  '4000000000000069': { code: 'expired_card', message: 'Your card has expired.' },
  '4000000000000127': {
    code: 'incorrect_cvc',
    message: "Your card's security code is incorrect.",
  },
  '4000000000000119': {
    code: 'processing_error',
    message: 'An error occurred while processing your card. Try again in a little bit.',
  },
};

const accepted = new Set([
  '4242424242424242',
  '4000056655665556',
  '4000001240000000',
  '5555555555554444',
  '5200828282828210',
  '378282246310005',
  '6011111111111117',
]);

/** Why the issuer refuses the card, or nothing when it pays. */
export function declineOf(card: Card): Decline | undefined {
  if (accepted.has(card.number)) return undefined;
  return (
    declines[card.number] ?? {
      code: 'card_declined',
      declineCode: 'test_mode_live_card',
      message:
        'Your card was declined. Your request was in test mode, but used a non test card. For a list of valid test cards, visit: https://stripe.com/docs/testing.',
    }
  );
}

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
