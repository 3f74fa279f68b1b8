/** A problem told to a person in one sentence, without a stack. */
export class ToldError extends Error {
  override readonly name = 'ToldError';
}
