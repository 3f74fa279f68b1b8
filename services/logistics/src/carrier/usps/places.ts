import type { PostalAddress } from '../carrier.ts';
import { canadianPostalCode, isCountry } from '../place-forms.ts';
import { fit, refuse } from './refuse.ts';

const states = new Set(
  (
    'AA AE AL AK AP AS AZ AR CA CO CT DE DC FM FL GA GU HI ID IL IN IA KS KY LA ME MH MD MA MI MN MS MO ' +
    'MP MT NE NV NH NJ NM NY NC ND OH OK OR PW PA PR RI SC SD TN TX UT VT VI VA WA WV WI WY'
  ).split(' '),
);

/** Places with a country code of their own to which domestic mail goes. */
const territories = ['AS', 'FM', 'GU', 'MH', 'MP', 'PR', 'PW', 'VI'];

/** Military posts and islands that want to know what is inside although the mail is domestic. */
const customsStates = new Set(['AA', 'AE', 'AP', 'AS', 'FM', 'GU', 'MH', 'MP', 'PW', 'VI']);

/** Where USPS collects parcels. */
export const originCountries = ['US', 'PR', 'VI', 'GU', 'AS', 'MP'];

export const isDomestic = (country: string) => country === 'US' || territories.includes(country);

export const needsCustoms = (to: PostalAddress) =>
  !isDomestic(to.country) || customsStates.has(stateOf(to));

function stateOf({ country, region }: PostalAddress): string {
  return (country === 'US' ? region : country).trim().toUpperCase();
}

/** `60608`, `60608-1234` in its two parts. */
export function zipCode(
  owner: string,
  { postalCode }: PostalAddress,
): { zip: string; plus4: string | null } {
  const [, zip, plus4] = /^(\d{5})(?:[-\s]?(\d{4}))?$/.exec(postalCode.trim()) ?? [];
  if (zip === undefined) {
    throw refuse(`${owner}.postalCode`, `"${postalCode}" is no ZIP code: five digits, or nine.`);
  }
  return { zip, plus4: plus4 ?? null };
}

/** An address of domestic mail, as labels, returns and SCAN forms want it. */
export function domesticAddress(owner: string, address: PostalAddress) {
  const state = stateOf(address);
  if (!states.has(state)) {
    throw refuse(`${owner}.region`, `"${address.region}" is no state's two letters.`);
  }
  const { zip, plus4 } = zipCode(owner, address);
  return {
    ...addressee(owner, address),
    ...street(owner, address),
    city: fit(`${owner}.city`, address.city, 28),
    state,
    ZIPCode: zip,
    ...(plus4 === null ? {} : { ZIPPlus4: plus4 }),
    ...phone(owner, address),
  };
}

/** The recipient of a parcel abroad. */
export function foreignAddress(owner: string, address: PostalAddress) {
  const { country, postalCode, region } = address;
  if (!isCountry(country)) {
    throw refuse(`${owner}.country`, `"${country}" is no country.`);
  }
  const code = postalCode.trim().toUpperCase();
  if (country === 'CA' && canadianPostalCode(code) === null) {
    throw refuse(`${owner}.postalCode`, `"${postalCode}" is no Canadian postal code.`);
  }
  return {
    ...addressee(owner, address),
    ...street(owner, address),
    city: fit(`${owner}.city`, address.city, 28),
    ...(code === '' ? {} : { postalCode: fit(`${owner}.postalCode`, code, 11) }),
    ...(region.trim() === '' ? {} : { province: fit(`${owner}.region`, region, 40) }),
    ...(/^[A-Z]{2}$/.test(region) ? { provinceISOAlpha2Code: region } : {}),
    countryISOAlpha2Code: country,
    ...phone(owner, address),
  };
}

/** First and last name, or the firm; a name of one word stands as the firm when there is none. */
export function addressee(
  owner: string,
  { name, company }: Pick<PostalAddress, 'name' | 'company'>,
) {
  const whole = fit(`${owner}.name`, name, 100);
  const space = whole.lastIndexOf(' ');
  const firm = company?.trim() ? { firm: fit(`${owner}.company`, company, 50) } : {};
  if (space < 0)
    return 'firm' in firm
      ? { firstName: fit(`${owner}.name`, whole, 50), ...firm }
      : { firm: fit(`${owner}.name`, whole, 50) };
  return {
    firstName: fit(`${owner}.name`, whole.slice(0, space), 50),
    lastName: fit(`${owner}.name`, whole.slice(space + 1), 50),
    ...firm,
  };
}

function street(owner: string, { line1, line2 }: PostalAddress) {
  return {
    streetAddress: fit(`${owner}.line1`, line1, 50),
    ...(line2?.trim() ? { secondaryAddress: fit(`${owner}.line2`, line2, 50) } : {}),
  };
}

/** Digits alone, with the country's `+` where it is written. */
function phone(owner: string, address: PostalAddress) {
  if (!address.phone?.trim()) return {};
  const digits = address.phone.replaceAll(/[\s().-]/g, '');
  if (/^\+?[1-9]\d{7,14}$|^\d{6,15}$/.test(digits)) return { phone: digits };
  throw refuse(`${owner}.phone`, `"${address.phone}" is no telephone number.`);
}
