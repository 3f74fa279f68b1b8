import type { AddressCheck, PostalAddress } from '../carrier.ts';
import type { CarrierError } from '../carrier-error.ts';
import { unreadable } from './errors.ts';
import { list, object, parseJson, text } from './json.ts';
import { zipCode } from './places.ts';
import { fit } from './refuse.ts';

type Problem = AddressCheck['problems'][number];

/** The question about an address, as a query. */
export function writeAddressQuery(address: PostalAddress): URLSearchParams {
  const { zip, plus4 } = zipCode('address', address);
  const query = new URLSearchParams({
    streetAddress: fit('line1', address.line1, 100),
    state: address.country === 'US' ? address.region.trim().toUpperCase() : address.country,
    ZIPCode: zip,
  });
  if (address.city.trim()) query.set('city', address.city.trim());
  if (address.line2?.trim()) query.set('secondaryAddress', address.line2.trim());
  if (plus4 !== null) query.set('ZIPPlus4', plus4);
  if (address.company?.trim()) query.set('firm', address.company.trim().slice(0, 50));
  return query;
}

/**
 * What USPS knows of the address: whether mail is delivered there, and its own spelling. Without what
 * was asked, as when an answer is read again later, the spelling is always given.
 */
export function readAddress(body: string, asked: PostalAddress | null): AddressCheck {
  const answer = object(parseJson(body));
  // The look-up of a ZIP code gives its city and state alone, without an address around them.
  const found = answer.address === undefined ? answer : object(answer.address);
  const line1 = text(found.streetAddress) ?? '';
  if (line1 === '' && text(found.city) === null) throw unreadable('it holds no address.');
  const zip = [text(found.ZIPCode), text(found.ZIPPlus4)].filter(Boolean).join('-');
  const spelled: PostalAddress = {
    ...{ name: asked?.name ?? '', company: asked?.company ?? text(answer.firm) },
    ...{ line1, line2: text(found.secondaryAddress) },
    city: text(found.city) ?? asked?.city ?? '',
    region: text(found.state) ?? asked?.region ?? '',
    postalCode: zip === '' ? (asked?.postalCode ?? '') : zip,
    ...{ country: asked?.country ?? 'US', phone: asked?.phone ?? null },
  };
  const problems = problemsOf(answer);
  const differs = asked === null || !isSame(asked, spelled);
  const verdict = verdictOf(answer);
  return {
    verdict: verdict === 'VALID' && asked !== null && differs ? 'CORRECTED' : verdict,
    suggestion: verdict === 'INVALID' || !differs ? null : spelled,
    problems,
  };
}

function codesOf(value: Parameters<typeof list>[0]): string[] {
  return list(value).flatMap((item) => text(object(item).code) ?? []);
}

/** The delivery point counts: confirmed as a whole, without the unit that it has, or not at all. */
function verdictOf(answer: ReturnType<typeof object>): AddressCheck['verdict'] {
  const point = text(object(answer.additionalInfo).DPVConfirmation);
  const corrections = codesOf(answer.corrections);
  if (point === 'N') return 'INVALID';
  if (point === 'D' || point === 'S') return 'AMBIGUOUS';
  if (corrections.includes('22') || corrections.includes('32')) return 'AMBIGUOUS';
  return corrections.length > 0 ? 'CORRECTED' : 'VALID';
}

function problemsOf(answer: ReturnType<typeof object>): Problem[] {
  const { DPVConfirmation, vacant } = object(answer.additionalInfo);
  const problems: Problem[] = list(answer.corrections).flatMap((item) => {
    const { code, text: words } = object(item);
    const message = text(words);
    if (message === null) return [];
    return [{ field: text(code) === '32' ? 'line2' : 'line1', message }];
  });
  const told: Record<string, Problem> = {
    D: { field: 'line2', message: 'The building is known; its apartment or suite is missing.' },
    S: { field: 'line2', message: 'The building is known; this apartment or suite is not.' },
    N: { field: 'line1', message: 'USPS knows no delivery point at this address.' },
  };
  const point = told[text(DPVConfirmation) ?? ''];
  if (point !== undefined && problems.length === 0) problems.push(point);
  if (text(vacant) === 'Y') problems.push({ field: null, message: 'The place stands empty.' });
  for (const warning of list(answer.warnings)) {
    const message = text(warning);
    if (message !== null) problems.push({ field: null, message });
  }
  return problems;
}

/** Letters' case, dots, commas and an absent `+4` make no difference that a person has to look at. */
function isSame(asked: PostalAddress, spelled: PostalAddress): boolean {
  const plain = (value: string | null) =>
    (value ?? '').toUpperCase().replaceAll(/[.,#]/g, ' ').replaceAll(/\s+/g, ' ').trim();
  return (
    (['line1', 'line2', 'city', 'region'] as const).every(
      (field) => plain(asked[field]) === plain(spelled[field]),
    ) && asked.postalCode.slice(0, 5) === spelled.postalCode.slice(0, 5)
  );
}

/** A refusal that speaks of the address is its verdict; null for any other, which stays an error. */
export function readAddressRefusal(error: CarrierError): AddressCheck | null {
  if (error.kind !== 'NOT_FOUND' && error.kind !== 'VALIDATION') return null;
  const { message } = error;
  // An interface that is not there says "not found" as well, of itself.
  if (error.code !== null && !/address|city|state|zip|match/i.test(message)) return null;
  // What we refuse ourselves names our own field and has no code.
  const own = error.code === null ? ownFields(error.fields) : [];
  const fields = own.length > 0 ? own : fieldsOf(message);
  const problems = fields.map((field) => ({ field, message }));
  const ambiguous = /multiple addresses/i.test(message);
  return { verdict: ambiguous ? 'AMBIGUOUS' : 'INVALID', suggestion: null, problems };
}

function ownFields(fields: string[]): (keyof PostalAddress)[] {
  const known = ['line1', 'line2', 'city', 'region', 'postalCode'] as const;
  return known.filter((name) => fields.some((field) => field.split('.').at(-1) === name));
}

function fieldsOf(message: string): (keyof PostalAddress)[] {
  if (/city and state/i.test(message)) return ['city', 'region'];
  if (/\bstate\b/i.test(message)) return ['region'];
  if (/\bcity\b/i.test(message)) return ['city'];
  if (/zip ?code/i.test(message)) return ['postalCode'];
  if (/secondary/i.test(message)) return ['line2'];
  return ['line1'];
}
