import type { AddressCheck, PostalAddress } from '../carrier.ts';
import type { CarrierError } from '../carrier-error.ts';
import type { JsonNode } from '../json.ts';
import { unreadable } from './errors.ts';
import { writePlace } from './party.ts';

/** DHL is asked whether it delivers to the place: it knows no streets. */
export function addressQuery(address: PostalAddress): [string, string][] {
  const { countryCode, postalCode, cityName } = writePlace('address', address);
  return [
    ['type', 'delivery'],
    ['countryCode', countryCode],
    ['postalCode', postalCode],
    ['cityName', cityName],
    ['strictValidation', 'true'],
  ];
}

/** `VALID`: DHL delivers to that place. The street is never checked. */
export function readAddress(answer: JsonNode): AddressCheck {
  if (answer.at('address').value === null && answer.at('warnings').value === null) {
    throw unreadable('It names no address.');
  }
  const places = answer.all('address');
  const problems = answer
    .all('warnings')
    .flatMap((warning) => warning.text() ?? [])
    .map((message) => ({ field: null, message }));
  if (places.length > 0) return { verdict: 'VALID', suggestion: null, problems };
  return { verdict: 'INVALID', suggestion: null, problems: [...problems, notServed] };
}

/** A place that DHL does not know, or an address that cannot be one. */
export function unknownPlace({ message, fields }: CarrierError): AddressCheck {
  const name = fields[0]?.replace(/^address\./, '').replace(/Name$/, '');
  const field = fieldNames.find((known) => known === name) ?? null;
  return { verdict: 'INVALID', suggestion: null, problems: [{ field, message }] };
}

const fieldNames = ['city', 'postalCode', 'country'] as const satisfies (keyof PostalAddress)[];

const notServed = {
  field: 'postalCode',
  message: 'DHL does not deliver to this postal code and city.',
} as const;
