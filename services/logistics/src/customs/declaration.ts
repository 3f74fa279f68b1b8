import { z } from 'zod';
import type { Contents, CustomsItem, PostalAddress } from '../carrier/carrier.ts';
import type { Fulfillment, FulfillmentLine } from '../generated/prisma/client.ts';
import { readChoice } from '../rating/kept-choice.ts';

const keptItem = z.object({
  sku: z.string(),
  description: z.string(),
  unitWeightGrams: z.int(),
  unitValueMinor: z.int(),
  hsCode: z.string().nullable(),
  countryOfOrigin: z.string().nullable(),
});

/** What a person told customs of a parcel; kinds that are not named stay as the products say. */
const keptCustoms = z.object({
  reason: z.enum(['SALE', 'SAMPLE', 'GIFT', 'RETURN', 'REPAIR', 'DOCUMENTS']),
  incoterm: z.enum(['DAP', 'DDP']),
  invoiceNumber: z.string().nullable(),
  items: z.array(keptItem),
});

export type KeptCustoms = z.infer<typeof keptCustoms>;

type Declared = { customs: unknown; rateChoice: unknown; weightGrams: number | null };
type Packed = Fulfillment & { lines: FulfillmentLine[] };

/**
 * What the carrier and customs are told of a parcel: the products' facts, changed by what a person wrote
 * and, for who pays the duties, by the shipping rule. The lines are those the parcel holds.
 */
export function contentsOf(fulfillment: Packed, parcel: Declared): Contents {
  const edited = parcel.customs === null ? null : keptCustoms.parse(parcel.customs);
  const items = productItems(fulfillment.lines, parcel.weightGrams ?? 0);
  return {
    currency: fulfillment.currency,
    reason: edited?.reason ?? 'SALE',
    incoterm: edited?.incoterm ?? readChoice(parcel.rateChoice)?.incoterm ?? 'DAP',
    invoiceNumber: edited?.invoiceNumber ?? fulfillment.orderNumber,
    items: items.map((item) => ({
      ...item,
      ...edited?.items.find(({ sku }) => sku === item.sku),
    })),
  };
}

export const isAbroad = (
  from: Pick<PostalAddress, 'country'>,
  to: Pick<PostalAddress, 'country'>,
) => from.country !== to.country;

/** What a line says of its goods. */
type DeclaredLine = Pick<
  FulfillmentLine,
  'sku' | 'name' | 'quantity' | 'weightGrams' | 'unitPriceMinor' | 'hsCode' | 'countryOfOrigin'
>;

/** An item without a known weight weighs its share of the parcel, never more than the parcel in all. */
export function productItems(lines: readonly DeclaredLine[], weightGrams: number): CustomsItem[] {
  const pieces = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  const share = Math.max(1, Math.floor(weightGrams / Math.max(1, pieces)));
  const fits = (unit: number | null): unit is number => unit !== null && unit <= share;
  return lines.map((line) => ({
    sku: line.sku,
    description: line.name,
    quantity: line.quantity,
    unitWeightGrams: fits(line.weightGrams) ? line.weightGrams : share,
    unitValueMinor: line.unitPriceMinor,
    hsCode: line.hsCode,
    countryOfOrigin: line.countryOfOrigin,
  }));
}
