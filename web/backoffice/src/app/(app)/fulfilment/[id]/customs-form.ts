import type { ExportReason, Incoterm, SetCustomsInput } from '#generated/graphql.ts';
import type { Customs, Shipment } from './station-query.ts';

export const exportReasons = [
  'SALE',
  'SAMPLE',
  'GIFT',
  'RETURN',
  'REPAIR',
  'DOCUMENTS',
] satisfies ExportReason[];

type Value = string | number;
export type CustomsValues = Record<string, Value>;

/** The name of an item's field in the form. */
export const nameOf = (index: number, field: string) => `items.${index}.${field}`;

/** One kind of goods once, however many lines it has. */
export const kindsOf = ({ items }: Customs) =>
  items.filter((item, index) => items.findIndex(({ sku }) => sku === item.sku) === index);

/** A declaration as fields, those of each kind of goods under names of their own. */
export function startCustoms(customs: Customs): CustomsValues {
  const values: CustomsValues = {
    reason: customs.reason,
    incoterm: customs.incoterm,
    invoiceNumber: customs.invoiceNumber ?? '',
  };
  for (const [index, item] of kindsOf(customs).entries()) {
    values[nameOf(index, 'description')] = item.description;
    values[nameOf(index, 'hsCode')] = item.hsCode ?? '';
    values[nameOf(index, 'countryOfOrigin')] = item.countryOfOrigin ?? '';
    values[nameOf(index, 'unitValue')] = item.unitValue.amount;
    values[nameOf(index, 'unitWeightGrams')] = item.unitWeightGrams;
  }
  return values;
}

export function customsInput(
  { id, version }: Pick<Shipment, 'id' | 'version'>,
  customs: Customs,
  values: CustomsValues,
): SetCustomsInput {
  const text = (index: number, field: string) => String(values[nameOf(index, field)] ?? '').trim();
  return {
    ...{ shipmentId: id, version },
    reason: values.reason as ExportReason,
    incoterm: values.incoterm as Incoterm,
    invoiceNumber: String(values.invoiceNumber ?? ''),
    items: kindsOf(customs).map(({ sku }, index) => ({
      sku,
      description: text(index, 'description'),
      hsCode: text(index, 'hsCode') || null,
      countryOfOrigin: text(index, 'countryOfOrigin') || null,
      unitValue: text(index, 'unitValue').replace(',', '.'),
      // An empty field is told as what nothing weighs, so that it is named with the other problems.
      unitWeightGrams: Number(values[nameOf(index, 'unitWeightGrams')]) || 0,
    })),
  };
}
