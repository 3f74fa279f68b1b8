import { optionalText, problem, requiredText } from '@mobilytics/chassis/validate-input';
import { z } from 'zod';
import { normalizePhone } from './phone.ts';
import { canadianPostalLetters, countries, usStates } from './regions.ts';

const canadianPostalCode =
  /^([ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z])[ -]?(\d[ABCEGHJ-NPRSTV-Z]\d)$/;
const zipCode = /^\d{5}(-\d{4})?$/;

const code = (maxLength: number) =>
  z
    .string()
    .trim()
    .max(maxLength)
    .transform((text) => text.toUpperCase());

/**
 * An address as it is stored: country, region and postal code in capitals, a Canadian postal code
 * as `A1A 1A1`, the telephone number as `+15145551234`. In Canada and the United States the region
 * is checked, and in Canada that the postal code lies in it.
 */
export const addressSchema = z
  .object({
    name: requiredText(100),
    company: optionalText(100),
    line1: requiredText(100),
    line2: optionalText(100),
    city: requiredText(60),
    region: code(50),
    postalCode: code(12),
    country: z
      .string()
      .trim()
      .min(1)
      .transform((text) => text.toUpperCase()),
    phone: optionalText(30),
  })
  .transform((address, context) => {
    const add = (issue: ReturnType<typeof problem>) => context.addIssue(issue);
    if (!countries.has(address.country)) add(unknownCountry);
    const phone = address.phone === null ? null : normalizePhone(address.phone, address.country);
    if (phone === undefined) add(badPhone);
    const match = canadianPostalCode.exec(address.postalCode);
    if (address.country === 'CA') {
      const letters = canadianPostalLetters[address.region];
      if (letters === undefined) add(unknownProvince);
      if (match === null) add(badPostalCode);
      else if (letters !== undefined && !letters.includes(address.postalCode.slice(0, 1))) {
        add(postalCodeElsewhere(address.region));
      }
    }
    if (address.country === 'US') {
      if (!usStates.has(address.region)) add(unknownState);
      if (!zipCode.test(address.postalCode)) add(badZipCode);
    }
    const postalCode =
      address.country === 'CA' && match ? `${match[1]} ${match[2]}` : address.postalCode;
    return { ...address, phone: phone ?? null, postalCode };
  });

export type Address = z.output<typeof addressSchema>;

const unknownCountry = problem(
  'COUNTRY',
  'This is not a country’s two-letter code such as CA or US.',
  'Ce n’est pas le code à deux lettres d’un pays, comme CA ou US.',
  ['country'],
);
const unknownProvince = problem(
  'REGION',
  'This is not a Canadian province or territory such as ON or QC.',
  'Ce n’est pas une province ou un territoire du Canada, comme ON ou QC.',
  ['region'],
);
const unknownState = problem(
  'REGION',
  'This is not a state such as IL or NY.',
  'Ce n’est pas un État, comme IL ou NY.',
  ['region'],
);
const badPostalCode = problem(
  'POSTAL_CODE',
  'This is not a Canadian postal code such as M5V 3L9.',
  'Ce n’est pas un code postal canadien comme H2X 1Y4.',
  ['postalCode'],
);
const badZipCode = problem(
  'POSTAL_CODE',
  'This is not a ZIP code such as 60601 or 60601-1234.',
  'Ce n’est pas un code ZIP comme 60601 ou 60601-1234.',
  ['postalCode'],
);
const badPhone = problem(
  'PHONE',
  'This is not a telephone number such as +1 416 555 0123.',
  'Ce n’est pas un numéro de téléphone comme +1 514 555-0123.',
  ['phone'],
);
const postalCodeElsewhere = (region: string) =>
  problem(
    'POSTAL_CODE_REGION',
    `This postal code is not in ${region}.`,
    `Ce code postal n’est pas en ${region}.`,
    ['postalCode'],
  );
