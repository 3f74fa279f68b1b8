import type { CarrierCode, ShippingRuleInput } from '#generated/graphql.ts';
import type { Rule } from './rules-query.ts';

export const carrierCodes = ['CANADA_POST', 'USPS', 'DHL', 'CHIT_CHATS'] satisfies CarrierCode[];

/** What stands for no choice in a list. */
export const any = 'any';

/** A rule as fields: lists are texts with commas, numbers that are not set are NaN. */
export function startRule(rule: Rule | null) {
  const c = rule?.conditions;
  const a = rule?.action;
  return {
    name: rule?.name ?? '',
    active: rule?.active ?? true,
    countries: c?.countries.join(', ') ?? '',
    regions: c?.regions.join(', ') ?? '',
    minWeightGrams: c?.minWeightGrams ?? Number.NaN,
    maxWeightGrams: c?.maxWeightGrams ?? Number.NaN,
    minValue: c?.minValue?.amount ?? '',
    maxValue: c?.maxValue?.amount ?? '',
    valueCurrency: c?.minValue?.currency ?? c?.maxValue?.currency ?? 'CAD',
    shippingMethod: c?.shippingMethods[0] ?? any,
    skus: c?.skus.join(', ') ?? '',
    warehouseId: c?.warehouseIds[0] ?? any,
    organizationIds: c?.organizationIds.join(', ') ?? '',
    strategy: a?.strategy ?? ('CHEAPEST' as string),
    preferred:
      a?.preferred
        .map(({ carrier, service }) => [carrier, service ?? ''].join(' ').trim())
        .join('\n') ?? '',
    carriers: a?.carriers ?? ([] as CarrierCode[]),
    maxTransitDays: a?.maxTransitDays ?? Number.NaN,
    signature: a?.signature ?? ('NONE' as string),
    insureFully: a?.insureFully ?? false,
    incoterm: a?.incoterm ?? ('none' as string),
  };
}

export type RuleValues = ReturnType<typeof startRule>;

/** The fields as the API takes them. */
export function ruleInput(id: string | null, values: RuleValues): ShippingRuleInput {
  const hasValue = values.minValue.trim() !== '' || values.maxValue.trim() !== '';
  return {
    ...(id === null ? {} : { id }),
    name: values.name,
    active: values.active,
    conditions: {
      countries: split(values.countries),
      regions: split(values.regions),
      minWeightGrams: numberOr(values.minWeightGrams),
      maxWeightGrams: numberOr(values.maxWeightGrams),
      minValue: amountOr(values.minValue),
      maxValue: amountOr(values.maxValue),
      valueCurrency: hasValue ? values.valueCurrency : null,
      shippingMethods: values.shippingMethod === any ? [] : [values.shippingMethod],
      skus: split(values.skus),
      warehouseIds: values.warehouseId === any ? [] : [values.warehouseId],
      organizationIds: split(values.organizationIds),
    },
    action: {
      strategy: values.strategy as ShippingRuleInput['action']['strategy'],
      preferred:
        values.strategy === 'PREFERRED'
          ? readPreferred(values.preferred).flatMap(({ choice }) => (choice ? [choice] : []))
          : [],
      carriers: values.carriers,
      maxTransitDays: numberOr(values.maxTransitDays),
      signature: values.signature as NonNullable<ShippingRuleInput['action']['signature']>,
      insureFully: values.insureFully,
      incoterm: values.incoterm === 'DAP' || values.incoterm === 'DDP' ? values.incoterm : null,
    },
  };
}

/** One preferred service a line: a carrier, and the code of one of its services. */
export function readPreferred(text: string) {
  return text
    .split('\n')
    .map((line, index) => ({ line: index + 1, words: line.trim().split(/\s+/).filter(Boolean) }))
    .filter(({ words }) => words.length > 0)
    .map(({ line, words: [first = '', service] }) => {
      const carrier = carrierCodes.find((code) => code === first.toUpperCase());
      return { line, choice: carrier && { carrier, service: service ?? null } };
    });
}

const split = (text: string) =>
  text
    .split(/[,;\n]/)
    .map((word) => word.trim())
    .filter(Boolean);

const numberOr = (value: number) => (Number.isNaN(value) ? null : value);
const amountOr = (text: string) => (text.trim() === '' ? null : text.trim().replace(',', '.'));
