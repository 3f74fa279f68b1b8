import type { Identity } from '@mobilytics/identity/identity';
import type { Contents, CustomsItem } from '../carrier/carrier.ts';

type Locale = Identity['locale'];
type Field = 'description' | 'hsCode' | 'countryOfOrigin' | 'unitValue' | 'unitWeightGrams';
export type CustomsProblem = { message: string; sku: string | null; field: Field };

const sentences: Record<Field, Record<Locale, (sku: string) => string>> = {
  description: {
    en: (sku) => `${sku} needs a description that customs understand.`,
    fr: (sku) => `${sku} : il faut une description que la douane comprend.`,
  },
  hsCode: {
    en: (sku) => `${sku} needs an HS code of 6 to 10 digits.`,
    fr: (sku) => `${sku} : il faut un code SH de 6 à 10 chiffres.`,
  },
  countryOfOrigin: {
    en: (sku) => `${sku} needs the country it was made in.`,
    fr: (sku) => `${sku} : il faut le pays de fabrication.`,
  },
  unitValue: {
    en: (sku) => `${sku} needs a value above zero, also when it is given away.`,
    fr: (sku) => `${sku} : il faut une valeur supérieure à zéro, même pour un don.`,
  },
  unitWeightGrams: {
    en: () => 'The pieces together weigh more than the parcel.',
    fr: () => 'Ensemble, les articles pèsent plus que le colis.',
  },
};

/** What the carrier or customs would refuse, so that it is told before anything is bought. */
export function customsProblems(
  { items }: Contents,
  parcelGrams: number,
  locale: Locale,
): CustomsProblem[] {
  const problem = (sku: string | null, field: Field) => ({
    message: sentences[field][locale](sku ?? ''),
    ...{ sku, field },
  });
  const ofItems = items.flatMap((item) =>
    wrongFields(item).map((field) => problem(item.sku, field)),
  );
  const grams = items.reduce((sum, one) => sum + one.quantity * one.unitWeightGrams, 0);
  // A share that was rounded up to a gram a piece is not what makes a parcel too light.
  const isTooHeavy =
    grams >
    Math.max(
      parcelGrams,
      items.reduce((sum, one) => sum + one.quantity, 0),
    );
  return isTooHeavy ? [...ofItems, problem(null, 'unitWeightGrams')] : ofItems;
}

function wrongFields(item: CustomsItem): Field[] {
  const digits = item.hsCode?.replaceAll(/[.\s]/g, '') ?? '';
  return [
    ...(item.description.trim().length < 3 ? (['description'] as const) : []),
    ...(/^\d{6,10}$/.test(digits) ? [] : (['hsCode'] as const)),
    ...(/^[A-Z]{2}$/.test(item.countryOfOrigin ?? '') ? [] : (['countryOfOrigin'] as const)),
    ...(item.unitValueMinor > 0 ? [] : (['unitValue'] as const)),
  ];
}
