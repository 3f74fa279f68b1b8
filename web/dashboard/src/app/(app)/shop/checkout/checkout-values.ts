import type { AddressInput, ShippingMethod } from '#generated/graphql.ts';

export const addressParts = [
  'name',
  'company',
  'line1',
  'line2',
  'city',
  'region',
  'postalCode',
  'country',
  'phone',
] as const;

export type AddressPart = (typeof addressParts)[number];
type Section = 'shippingAddress' | 'billingAddress';

// The names are the API's paths, so that what it refuses stands at the right field.
export type CheckoutValues = Record<`${Section}.${AddressPart}`, string> & {
  shippingMethod: ShippingMethod;
  isBillingSame: boolean;
  purchaseOrderNumber: string;
};

export function emptyCheckout(name: string, company: string): CheckoutValues {
  const empty = (section: Section) =>
    Object.fromEntries(addressParts.map((part) => [`${section}.${part}`, '']));
  return {
    ...empty('shippingAddress'),
    ...empty('billingAddress'),
    'shippingAddress.name': name,
    'shippingAddress.company': company,
    'shippingAddress.country': 'CA',
    'billingAddress.name': name,
    'billingAddress.company': company,
    'billingAddress.country': 'CA',
    shippingMethod: 'STANDARD',
    isBillingSame: true,
    purchaseOrderNumber: '',
  } as CheckoutValues;
}

export function addressOf(values: CheckoutValues, section: Section): AddressInput {
  const part = (name: AddressPart) => values[`${section}.${name}`].trim();
  return {
    name: part('name'),
    company: part('company') || null,
    line1: part('line1'),
    line2: part('line2') || null,
    city: part('city'),
    region: part('region'),
    postalCode: part('postalCode'),
    country: part('country'),
    phone: part('phone') || null,
  };
}

/** What must be there before anything is sent, as names of fields. */
export function missingFields(values: CheckoutValues): string[] {
  const sections: Section[] = values.isBillingSame
    ? ['shippingAddress']
    : ['shippingAddress', 'billingAddress'];
  return sections.flatMap((section) => {
    const { country, region, ...rest } = addressOf(values, section);
    const required: Record<string, string> = {
      name: rest.name,
      line1: rest.line1,
      city: rest.city,
      country,
      ...(country === 'CA' || country === 'US' ? { region } : {}),
      postalCode: rest.postalCode,
    };
    return Object.keys(required)
      .filter((name) => !required[name])
      .map((name) => `${section}.${name}`);
  });
}
