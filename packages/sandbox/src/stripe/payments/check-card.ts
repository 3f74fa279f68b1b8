import { brandOf, type Card, passesLuhn } from './test-cards.ts';

/** The fields of a card form as typed. */
export interface CardFields {
  number: string;
  expiry: string;
  cvc: string;
  name: string;
}

export type CardProblem =
  | 'number_missing'
  | 'number_incomplete'
  | 'number_invalid'
  | 'expiry_invalid'
  | 'expiry_past'
  | 'cvc_invalid'
  | 'name_missing';

export type CardProblems = Partial<Record<keyof CardFields, CardProblem>>;

/** Reads a card form; what is wrong with its form is told per field and never reaches the issuer. */
export function checkCard(
  fields: CardFields,
  today: Date,
): { card: Card } | { problems: CardProblems } {
  const number = fields.number.replaceAll(/[\s-]/g, '');
  const [, month = '', year = ''] =
    /^\s*(\d{1,2})\s*\/?\s*(\d{2}|\d{4})\s*$/.exec(fields.expiry) ?? [];
  const card: Card = {
    number,
    expMonth: Number(month),
    expYear: Number(year.length === 2 ? `20${year}` : year),
    cvc: fields.cvc.trim(),
  };
  const problems: CardProblems = {
    ...problem('number', numberProblem(number)),
    ...problem('expiry', expiryProblem(card, today)),
    ...problem('cvc', cvcProblem(card)),
    ...problem('name', fields.name.trim() ? undefined : 'name_missing'),
  };
  return Object.keys(problems).length > 0 ? { problems } : { card };
}

const problem = (field: keyof CardFields, found: CardProblem | undefined): CardProblems =>
  found ? { [field]: found } : {};

function numberProblem(number: string): CardProblem | undefined {
  if (number === '') return 'number_missing';
  if (!/^\d+$/.test(number)) return 'number_invalid';
  if (number.length < (brandOf(number) === 'amex' ? 15 : 16)) return 'number_incomplete';
  return number.length > 19 || !passesLuhn(number) ? 'number_invalid' : undefined;
}

function expiryProblem({ expMonth, expYear }: Card, today: Date): CardProblem | undefined {
  if (expMonth < 1 || expMonth > 12) return 'expiry_invalid';
  const firstInvalidMonth = new Date(Date.UTC(expYear, expMonth, 1));
  return firstInvalidMonth <= today ? 'expiry_past' : undefined;
}

function cvcProblem({ number, cvc }: Card): CardProblem | undefined {
  const length = brandOf(number) === 'amex' ? 4 : 3;
  return /^\d+$/.test(cvc) && cvc.length === length ? undefined : 'cvc_invalid';
}
