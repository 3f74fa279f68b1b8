import type { PostalAddress } from '../carrier.ts';
import { fitterOf } from '../fit.ts';
import { canadianPostalCode, isCountry } from '../place-forms.ts';
import { refused } from './errors.ts';

export const fit = fitterOf('DHL', refused);

/** How DHL wants postal codes where we know it; null for what is none there. */
const postalCodes: Record<string, (written: string) => string | null> = {
  CA: (written) => canadianPostalCode(written)?.replace(/^(...)/, '$1 ') ?? null,
  US: (written) => {
    const plain = written.replaceAll(/[\s-]/g, '');
    if (!/^\d{5}(\d{4})?$/.test(plain)) return null;
    return plain.length === 9 ? `${plain.slice(0, 5)}-${plain.slice(5)}` : plain;
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

function phone(owner: string, value: string | null): string {
  const text = fit(`${owner}.phone`, value, 70);
  if (text.replaceAll(/\D/g, '').length >= 5) return text;
  throw refused(`${owner}.phone`, `DHL needs a phone number for ${owner}.phone: "${text}".`);
}

function country(owner: string, address: PostalAddress): string {
  const code = address.country.trim().toUpperCase();
  if (isCountry(code)) return code;
  throw refused(`${owner}.country`, `There is no country "${address.country}".`);
}

/** Where there are no postal codes the field stays empty. */
function postalCode(owner: string, address: PostalAddress): string {
  const write = postalCodes[address.country.trim().toUpperCase()];
  const text = address.postalCode.trim().toUpperCase();
  if (write === undefined) return text === '' ? '' : fit(`${owner}.postalCode`, text, 12);
  const code = write(text);
  if (code !== null) return code;
  throw refused(`${owner}.postalCode`, `"${address.postalCode}" is no postal code there.`);
}
