import { type InputProblem, problem } from '@mobilytics/chassis/validate-input';
import type { Identity } from '@mobilytics/identity/identity';

/** A problem of an input that only the database knows, at its place and in the caller's language. */
export function foundProblem(
  locale: Identity['locale'],
  path: readonly (string | number)[],
  code: string,
  en: string,
  fr: string,
): InputProblem {
  const { params } = problem(code, en, fr);
  return { message: params[locale], path: ['input', ...path.map(String)], code };
}
