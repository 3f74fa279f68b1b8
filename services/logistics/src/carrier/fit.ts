import type { CarrierError } from './carrier-error.ts';

/**
 * A text in one line, for a field of so many characters. No carrier cuts what is too long, so neither do
 * we: what does not fit needs a person.
 */
export function fitterOf(
  carrier: string,
  refused: (field: string, message: string) => CarrierError,
) {
  return (field: string, value: string | null | undefined, maxLength: number): string => {
    const text = (value ?? '').replaceAll(/\s+/g, ' ').trim();
    if (text === '') throw refused(field, `${carrier} needs ${field}.`);
    if (text.length <= maxLength) return text;
    throw refused(
      field,
      `${carrier} takes at most ${maxLength} characters for ${field}: "${text}".`,
    );
  };
}
