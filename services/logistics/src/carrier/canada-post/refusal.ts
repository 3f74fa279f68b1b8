import { CarrierError } from '../carrier-error.ts';

/** What Canada Post would refuse is refused by us before the call, with the field. */
export function refuse(field: string, message: string): never {
  throw new CarrierError({
    ...{ carrier: 'CANADA_POST', kind: 'VALIDATION', code: 'INVALID_REQUEST' },
    message,
    fields: [field],
  });
}

/** The carrier cuts nothing short, so neither do we: an address that does not fit needs a person. */
export function fit(field: string, value: string | null, maxLength: number): string {
  const text = (value ?? '').replaceAll(/\s+/g, ' ').trim();
  if (text === '') refuse(field, `Canada Post needs ${field}.`);
  if (text.length > maxLength) {
    refuse(field, `Canada Post takes at most ${maxLength} characters for ${field}: "${text}".`);
  }
  return text;
}
