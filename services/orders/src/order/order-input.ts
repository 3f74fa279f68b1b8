import { optionalText, problem, requiredText } from '@mobilytics/chassis/validate-input';
import { isCurrency } from '@mobilytics/money/money';
import { z } from 'zod';
import { addressSchema } from '../address/address.ts';
import { canadianPostalLetters, countries, usStates } from '../address/regions.ts';

const linesSchema = z
  .array(z.object({ sku: requiredText(40), quantity: z.int().min(1).max(1000) }))
  .min(1)
  .max(50)
  .superRefine((lines, context) => {
    const seen = new Set<string>();
    for (const [index, { sku }] of lines.entries()) {
      if (seen.has(sku)) context.addIssue(repeatedSku(index));
      seen.add(sku);
    }
  });

const repeatedSku = (index: number) =>
  problem(
    'DUPLICATE',
    'This SKU stands in an earlier line. Add up their quantities.',
    'Cette UGS figure déjà sur une autre ligne. Additionnez les quantités.',
    [index, 'sku'],
  );

const basket = {
  lines: linesSchema,
  currency: z.string().refine(isCurrency),
  shippingMethod: z.enum(['STANDARD', 'EXPRESS']),
};

export const placeOrderSchema = z.object({
  ...basket,
  shippingAddress: addressSchema,
  billingAddress: addressSchema.nullish(),
  externalReference: optionalText(100),
  purchaseOrderNumber: optionalText(60),
  contactEmail: z.email().max(254).nullish(),
  organizationId: optionalText(40),
});

/** A quote needs only where the order goes; the rest of the address may still be unwritten. */
const placeSchema = z
  .object({
    country: z
      .string()
      .trim()
      .min(1)
      .transform((text) => text.toUpperCase()),
    region: z
      .string()
      .trim()
      .transform((text) => text.toUpperCase()),
  })
  .superRefine(({ country, region }, context) => {
    if (!countries.has(country)) context.addIssue(unknownPlace('country'));
    const isUnknownProvince = country === 'CA' && canadianPostalLetters[region] === undefined;
    const isUnknownState = country === 'US' && !usStates.has(region);
    if (isUnknownProvince || isUnknownState) context.addIssue(unknownPlace('region'));
  });

const unknownPlace = (field: 'country' | 'region') =>
  problem(
    field === 'country' ? 'COUNTRY' : 'REGION',
    'This place is not known. Write its code, for example CA and ON.',
    'Ce lieu est inconnu. Indiquez son code, par exemple CA et QC.',
    [field],
  );

export const orderQuoteSchema = z.object({ ...basket, shippingAddress: placeSchema.nullish() });

/** Stripe takes at most this much in one payment; nothing dearer can be sold on line. */
const largestTotalMinor = 99_999_999;

/** The problem of an order that is too dear to be paid, or null. */
export function totalProblem(totalMinor: number, locale: 'en' | 'fr') {
  if (totalMinor <= largestTotalMinor) return null;
  const message = {
    en: 'The order is above 999,999.99. Divide it, or write to us.',
    fr: 'La commande dépasse 999 999,99. Divisez-la ou écrivez-nous.',
  }[locale];
  return { code: 'TOO_LARGE', message, path: ['input', 'lines'] };
}

export const reasonSchema = z.object({ reason: requiredText(500) });
export const noteSchema = z.object({ text: requiredText(2000) });
