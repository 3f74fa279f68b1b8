import type { PostalAddress } from '../carrier.ts';
import { refused } from './errors.ts';

const countries = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/** How postal codes are written where we know it: the form that is accepted, and how it is sent. */
const postalCodes: Record<string, { form: RegExp; write: (plain: string) => string }> = {
  CA: {
    form: /^[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z]\d[ABCEGHJ-NPRSTV-Z]\d$/,
    write: (plain) => `${plain.slice(0, 3)} ${plain.slice(3)}`,
  },
  US: {
    form: /^\d{5}(\d{4})?$/,
    write: (plain) => (plain.length === 9 ? `${plain.slice(0, 5)}-${plain.slice(5)}` : plain),
  },
};

/** A place as rating and pickup know it. */
export function writePlace(owner: string, address: PostalAddress) {
  const { region } = address;
  return {
    postalCode: postalCode(owner, address),
    cityName: fit(`${owner}.city`, address.city, 45),
    countryCode: country(owner, address),
    ...(/^[A-Za-z]{2,3}$/.test(region) ? { provinceCode: region.toUpperCase() } : {}),
  };
}

export function writeStreet(owner: string, address: PostalAddress) {
  return {
    ...writePlace(owner, address),
    addressLine1: fit(`${owner}.line1`, address.line1, 45),
    ...(address.line2 ? { addressLine2: fit(`${owner}.line2`, address.line2, 45) } : {}),
  };
}

/** A person at an address; DHL wants a phone and a company of everybody. */
export function writeParty(owner: string, address: PostalAddress) {
  return {
    postalAddress: writeStreet(owner, address),
    contactInformation: {
      phone: phone(owner, address.phone),
      // A person without a company stands in for one.
      companyName: address.company
        ? fit(`${owner}.company`, address.company, 100)
        : fit(`${owner}.name`, address.name, 100),
      fullName: fit(`${owner}.name`, address.name, 255),
      ...(address.email ? { email: fit(`${owner}.email`, address.email, 70) } : {}),
    },
  };
}

/** DHL cuts nothing short, so neither do we: an address that does not fit needs a person. */
export function fit(field: string, value: string | null | undefined, maxLength: number): string {
  const text = (value ?? '').replaceAll(/\s+/g, ' ').trim();
  if (text === '') throw refused(field, `DHL needs ${field}.`);
  if (text.length <= maxLength) return text;
  throw refused(field, `DHL takes at most ${maxLength} characters for ${field}: "${text}".`);
}

function phone(owner: string, value: string | null): string {
  const text = fit(`${owner}.phone`, value, 70);
  if (text.replaceAll(/\D/g, '').length >= 5) return text;
  throw refused(`${owner}.phone`, `DHL needs a phone number for ${owner}.phone: "${text}".`);
}

function country(owner: string, address: PostalAddress): string {
  const code = address.country.trim().toUpperCase();
  if (/^[A-Z]{2}$/.test(code) && code !== 'ZZ' && countries.of(code) !== undefined) return code;
  throw refused(`${owner}.country`, `There is no country "${address.country}".`);
}

/** Where there are no postal codes the field stays empty. */
function postalCode(owner: string, address: PostalAddress): string {
  const known = postalCodes[address.country.trim().toUpperCase()];
  const text = address.postalCode.trim().toUpperCase();
  if (known === undefined) return text === '' ? '' : fit(`${owner}.postalCode`, text, 12);
  const plain = text.replaceAll(/[\s-]/g, '');
  if (known.form.test(plain)) return known.write(plain);
  throw refused(`${owner}.postalCode`, `"${address.postalCode}" is no postal code there.`);
}
