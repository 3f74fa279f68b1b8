import { CarrierError } from '../carrier-error.ts';

/** We know that USPS takes no such thing, so it is not asked. */
export function refuse(field: string, message: string): CarrierError {
  return new CarrierError({ carrier: 'USPS', kind: 'VALIDATION', message, fields: [field] });
}

/** USPS cuts nothing short, so neither do we: what does not fit needs a person. */
export function fit(field: string, value: string | null, maxLength: number): string {
  const text = (value ?? '').replaceAll(/\s+/g, ' ').trim();
  if (text === '') throw refuse(field, `USPS needs ${field}.`);
  if (text.length <= maxLength) return text;
  throw refuse(field, `USPS takes at most ${maxLength} characters for ${field}: "${text}".`);
}
