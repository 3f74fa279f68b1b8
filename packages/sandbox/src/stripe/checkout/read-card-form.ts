import { z } from 'zod';
import { checkCard } from '../payments/check-card.ts';
import type { Card, Decline } from '../payments/test-cards.ts';
import type { CardFormState } from './card-form.ts';
import type { PageWords } from './page-words.ts';

const typed = z.object({
  number: z.string().max(64).default(''),
  expiry: z.string().max(16).default(''),
  cvc: z.string().max(8).default(''),
  name: z.string().max(100).default(''),
  email: z.string().max(320).default(''),
});

/** A form as it was posted; without a person it could not be read. */
type Read<C> =
  | { person: null; state: CardFormState }
  | {
      card: C;
      person: { name: string | null; email: string | null };
      state: CardFormState;
    };

/** Reads a posted card form; without a card, `state` tells what is wrong with each field. */
export function readCardForm(body: unknown, words: PageWords, asksEmail: boolean): Read<Card> {
  const fields = typed.parse(body ?? {});
  const { number, expiry, name, email } = fields;
  // Security codes are never shown again.
  const state: CardFormState = { asksEmail, values: { number, expiry, name, email }, errors: {} };
  const checked = checkCard(fields, new Date());
  const emailError = asksEmail && !z.email().safeParse(email).success;
  if ('card' in checked && !emailError)
    return { card: checked.card, person: { name: name.trim(), email: email || null }, state };
  const problems = 'problems' in checked ? checked.problems : {};
  const errors: CardFormState['errors'] = Object.fromEntries(
    Object.entries(problems).map(([field, problem]) => [field, words.problems[problem]]),
  );
  if (emailError) errors.email = words.problems.email_invalid;
  return { person: null, state: { ...state, errors } };
}

/** The form of a session that needs no card. */
export function readEmailForm(body: unknown, words: PageWords, asksEmail: boolean): Read<null> {
  const { email } = typed.parse(body ?? {});
  const state: CardFormState = { asksEmail, values: { email }, errors: {} };
  if (asksEmail && !z.email().safeParse(email).success)
    return { person: null, state: { ...state, errors: { email: words.problems.email_invalid } } };
  return { card: null, person: { name: null, email: email || null }, state };
}

export const declineWords = ({ code, declineCode = '', message }: Decline, words: PageWords) =>
  words.declined[declineCode] ?? words.declined[code] ?? message;
