import { z } from 'zod';
import { type InputLocale, problemMessage } from './input-messages.ts';
import { unstorableTexts } from './unstorable-text.ts';

export type InputProblem = { message: string; path: string[]; code: string };

/** The SDL's `InvalidInput`: every problem of an input, the first one in front. */
export type InvalidInput = {
  __typename: 'InvalidInput';
  message: string;
  path: string[];
  problems: InputProblem[];
};

export type ParsedInput<T> = { ok: true; value: T } | { ok: false; error: InvalidInput };

/**
 * Checks a mutation's input and gives what zod made of it, or every problem with its path and a
 * sentence in the caller's language. A check of your own adds an issue with
 * `params: { code, en, fr }`; `problem` below makes one.
 */
export function parseInput<S extends z.ZodType>(
  schema: S,
  input: unknown,
  locale: InputLocale,
  root = 'input',
): ParsedInput<z.output<S>> {
  const result = schema.safeParse(input, { reportInput: true });
  const issues = [
    ...unstorableTexts(input).map((path) => problem(...wrongCharacter, path)),
    ...(result.error?.issues ?? []),
  ];
  if (result.success && issues.length === 0) return { ok: true, value: result.data };
  const problems = issues.map((issue) => ({
    ...problemMessage(issue, locale),
    path: [root, ...issue.path.map(String)],
  }));
  return { ok: false, error: invalidInput(problems) };
}

/** The `InvalidInput` of problems found elsewhere than in a schema. There must be at least one. */
export function invalidInput(problems: InputProblem[]): InvalidInput {
  const [first] = problems;
  if (first === undefined) throw new Error('An invalid input has at least one problem.');
  return { __typename: 'InvalidInput', message: first.message, path: first.path, problems };
}

/** A line of text that must not be blank; surrounding white space is dropped. */
export function requiredText(maxLength: number) {
  return z.string().trim().min(1).max(maxLength);
}

/** A line of text that may be left out; blank counts as left out and becomes null. */
export function optionalText(maxLength: number) {
  return z
    .string()
    .trim()
    .max(maxLength)
    .nullish()
    .transform((text) => text || null);
}

const wrongCharacter = [
  'CHARACTERS',
  'This has a character that is not text. Write it again.',
  'Ce champ contient un caractère qui n’est pas du texte. Saisissez-le de nouveau.',
] as const;

/** An issue for `ctx.addIssue` of a check that zod does not have. */
export function problem(code: string, en: string, fr: string, path: PropertyKey[] = []) {
  return { code: 'custom' as const, params: { code, en, fr }, path };
}
