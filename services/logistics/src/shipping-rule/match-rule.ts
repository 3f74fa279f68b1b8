import { inCadMinor } from '../rating/exchange.ts';
import type { ShippingConditions } from './rule.ts';

/** What the conditions of rules are held against. */
export type RuleSubject = {
  country: string;
  region: string;
  weightGrams: number;
  valueMinor: number;
  currency: string;
  shippingMethod: string;
  organizationId: string;
  warehouseId: string;
  skus: readonly string[];
};

/** Whether all conditions hold; a rule without any always does. */
export function ruleHolds(
  conditions: ShippingConditions,
  subject: RuleSubject,
  usdPerCad: number,
): boolean {
  const { valueCurrency } = conditions;
  // A bound in another currency is compared in Canadian dollars.
  const isSame = valueCurrency === null || valueCurrency === subject.currency;
  const inCommon = (amountMinor: number, currency: string) =>
    isSame ? amountMinor : inCadMinor(amountMinor, currency, usdPerCad);
  const value = inCommon(subject.valueMinor, subject.currency);
  const bound = (amountMinor: number | null) =>
    amountMinor === null ? null : inCommon(amountMinor, valueCurrency ?? subject.currency);
  return (
    isOneOf(conditions.countries, subject.country) &&
    isOneOf(conditions.regions, subject.region) &&
    isOneOf(conditions.shippingMethods, subject.shippingMethod) &&
    isOneOf(conditions.organizationIds, subject.organizationId) &&
    isOneOf(conditions.warehouseIds, subject.warehouseId) &&
    isWithin(subject.weightGrams, conditions.minWeightGrams, conditions.maxWeightGrams) &&
    isWithin(value, bound(conditions.minValueMinor), bound(conditions.maxValueMinor)) &&
    (conditions.skus.length === 0 || conditions.skus.some((sku) => isInside(sku, subject.skus)))
  );
}

const isOneOf = (words: readonly string[], word: string) =>
  words.length === 0 || words.some((one) => one.toUpperCase() === word.toUpperCase());

const isWithin = (value: number, min: number | null, max: number | null) =>
  (min === null || value >= min) && (max === null || value <= max);

/** `MSK-*` stands for every SKU that begins with `MSK-`. */
function isInside(pattern: string, skus: readonly string[]): boolean {
  const start = pattern.endsWith('*') ? pattern.slice(0, -1) : null;
  return skus.some((sku) => (start === null ? sku === pattern : sku.startsWith(start)));
}
