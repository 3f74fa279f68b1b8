import { optionalText, problem, requiredText } from '@mobilytics/chassis/validate-input';
import { fromDecimal, isCurrency } from '@mobilytics/money/money';
import { z } from 'zod';
import { carrierCodes } from '../carrier/carrier.ts';
import { rateStrategies } from '../rating/kept-choice.ts';
import type { ShippingAction, ShippingConditions } from './rule.ts';

const words = (max: number, maxLength: number) =>
  z
    .array(requiredText(maxLength).transform((word) => word.toUpperCase()))
    .max(max)
    .nullish()
    .transform((list) => [...new Set(list ?? [])]);

const ids = (max: number) =>
  z
    .array(requiredText(40))
    .max(max)
    .nullish()
    .transform((list) => [...new Set(list ?? [])]);

const weight = z
  .int()
  .min(1)
  .max(100_000)
  .nullish()
  .transform((grams) => grams ?? null);

const country = z
  .string()
  .trim()
  .toUpperCase()
  .refine((text) => /^[A-Z]{2}$/.test(text), {
    params: problem(
      'COUNTRY',
      'A country has two letters, for example CA.',
      'Un pays compte deux lettres, par exemple CA.',
    ).params,
  });

/** Bounds are kept in minor units of one currency. */
const amount = z
  .string()
  .refine((text) => /^\d{1,9}(\.\d{1,2})?$/.test(text), {
    params: problem(
      'AMOUNT',
      'Write an amount such as 120.50.',
      'Indiquez un montant comme 120.50.',
    ).params,
  })
  .nullish()
  .transform((text) => text ?? null);

const conditions = z
  .object({
    countries: z
      .array(country)
      .max(250)
      .nullish()
      .transform((list) => [...new Set(list ?? [])]),
    regions: words(100, 20),
    minWeightGrams: weight,
    maxWeightGrams: weight,
    minValue: amount,
    maxValue: amount,
    valueCurrency: z
      .string()
      .refine(isCurrency)
      .nullish()
      .transform((currency) => currency ?? null),
    shippingMethods: z
      .array(z.enum(['STANDARD', 'EXPRESS']))
      .max(2)
      .nullish()
      .transform((list) => [...new Set(list ?? [])]),
    organizationIds: ids(100),
    skus: words(100, 60),
    warehouseIds: ids(20),
  })
  .superRefine((given, check) => {
    const { minWeightGrams, maxWeightGrams, minValue, maxValue, valueCurrency } = given;
    const hasValue = minValue !== null || maxValue !== null;
    if (hasValue && valueCurrency === null) check.addIssue(needsCurrency);
    if (isUnder(maxWeightGrams, minWeightGrams)) check.addIssue(under('maxWeightGrams'));
    if (isUnder(numberOf(maxValue), numberOf(minValue))) check.addIssue(under('maxValue'));
  })
  .transform(({ minValue, maxValue, valueCurrency, ...rest }): ShippingConditions => {
    const minor = (text: string | null) =>
      text === null || valueCurrency === null ? null : fromDecimal(text, valueCurrency).amountMinor;
    const bounds = { minValueMinor: minor(minValue), maxValueMinor: minor(maxValue) };
    const isBound = bounds.minValueMinor !== null || bounds.maxValueMinor !== null;
    return { ...rest, ...bounds, valueCurrency: isBound ? valueCurrency : null };
  });

const action = z
  .object({
    strategy: z.enum(rateStrategies),
    carriers: z
      .array(z.enum(carrierCodes))
      .max(carrierCodes.length)
      .nullish()
      .transform((list) => [...new Set(list ?? [])]),
    preferred: z
      .array(z.object({ carrier: z.enum(carrierCodes), service: optionalText(40) }))
      .max(20)
      .nullish()
      .transform((list) => list ?? []),
    maxTransitDays: z
      .int()
      .min(1)
      .max(60)
      .nullish()
      .transform((days) => days ?? null),
    signature: z
      .enum(['NONE', 'SIGNATURE', 'ADULT_SIGNATURE'])
      .nullish()
      .transform((option) => option ?? ('NONE' as const)),
    insureFully: z
      .boolean()
      .nullish()
      .transform((flag) => flag ?? false),
    incoterm: z
      .enum(['DAP', 'DDP'])
      .nullish()
      .transform((term) => term ?? null),
  })
  .superRefine(({ strategy, preferred }, check) => {
    if (strategy === 'PREFERRED' && preferred.length === 0) check.addIssue(needsPreferred);
  })
  .transform((given): ShippingAction => given);

/** A rule as a person writes it, checked, and as it is kept. */
export const ruleInput = z.object({
  id: optionalText(40),
  name: requiredText(80),
  active: z
    .boolean()
    .nullish()
    .transform((flag) => flag ?? true),
  conditions: z.preprocess((given) => given ?? {}, conditions),
  action,
});

const numberOf = (text: string | null) => (text === null ? null : Number(text));
const isUnder = (max: number | null, min: number | null) =>
  max !== null && min !== null && max < min;

const under = (field: string) =>
  problem(
    'UNDER_MINIMUM',
    'The upper bound lies under the lower one.',
    'Le maximum est inférieur au minimum.',
    [field],
  );

const needsCurrency = problem(
  'NEEDS_CURRENCY',
  'A value needs its currency.',
  'Une valeur exige sa monnaie.',
  ['valueCurrency'],
);

const needsPreferred = problem(
  'NEEDS_PREFERRED',
  'Name at least one preferred service.',
  'Nommez au moins un service préféré.',
  ['preferred'],
);
