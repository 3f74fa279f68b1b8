import { z } from 'zod';
import { isCountry } from '../countries.ts';

/** Addresses, after the official descriptions of the interfaces. */
const states =
  'AA AE AL AK AP AS AZ AR CA CO CT DE DC FM FL GA GU HI ID IL IN IA KS KY LA ME MH MD MA MI MN MS MO MP MT NE NV NH NJ NM NY NC ND OH OK OR PW PA PR RI SC SD TN TX UT VT VI VA WA WV WI WY'.split(
    ' ',
  );
export const zip = z.string().regex(/^\d{5}$/);
export const name = z.string().min(1).max(50);
const phone = z.string().regex(/^\+?[1-9][0-9]{7,14}$|^[0-9]{6,15}$/);

const street = {
  streetAddress: z.string().min(1).max(50),
  streetAddressAbbreviation: z.string().max(50).optional(),
  secondaryAddress: z.string().max(50).optional(),
  city: z.string().min(1).max(28),
};
export const domesticPlace = {
  ...street,
  state: z.enum(states),
  ZIPCode: zip,
  ZIPPlus4: z
    .string()
    .regex(/^\d{4}$/)
    .optional(),
  urbanization: z.string().max(96).optional(),
};
const person = {
  firstName: name.optional(),
  lastName: name.optional(),
  firm: z.string().max(50).optional(),
};
const isNamed = ({
  firstName,
  firm,
}: {
  firstName?: string | undefined;
  firm?: string | undefined;
}) => Boolean(firstName) || Boolean(firm);
const named = 'The First and Last Name or Firm are always required.';

export const domesticAddress = z
  .strictObject({
    ...domesticPlace,
    ...person,
    phone: phone.optional(),
    email: z.email().max(50).optional(),
    ignoreBadAddress: z.boolean().optional(),
  })
  .refine(isNamed, named);
export type DomesticAddress = z.output<typeof domesticAddress>;

export const foreignAddress = z
  .strictObject({
    ...street,
    ...person,
    postalCode: z.string().max(11).optional(),
    province: z.string().max(40).optional(),
    provinceISOAlpha2Code: z
      .string()
      .regex(/^[a-zA-Z]{2}$/)
      .optional(),
    country: z.string().min(1).optional(),
    countryISOAlpha2Code: z.string().refine((code) => isCountry(code.toUpperCase())),
    phone: phone.optional(),
  })
  .refine(isNamed, named)
  .refine(
    ({ countryISOAlpha2Code: country, postalCode }) =>
      country !== 'CA' || /^[A-Z]/i.test(postalCode ?? ''),
    'When shipping to Canada, postalCode must start with a letter.',
  );
