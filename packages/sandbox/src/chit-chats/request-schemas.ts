import { z } from 'zod';
import { isCountry } from '../countries.ts';

const text = z.string().trim();
const required = text.min(1);
const measure = z.coerce.number().positive();

const packageTypes = [
  'unknown',
  'card',
  'letter',
  'envelope',
  'thick_envelope',
  'parcel',
  'flat_rate_envelope',
  'flat_rate_legal_envelope',
  'flat_rate_padded_envelope',
  'flat_rate_gift_card_envelope',
  'flat_rate_window_envelope',
  'flat_rate_cardboard_envelope',
  'small_flat_rate_envelope',
  'small_flat_rate_box',
  'medium_flat_rate_box_1',
  'medium_flat_rate_box_2',
  'large_flat_rate_box',
] as const;

const stores =
  /^(adobe_commerce|amazon|bigcommerce|ebay|etsy|shipstation|shopify|squarespace|woocommerce|other|)$/;

const lineItem = z.strictObject({
  quantity: z.int().positive(),
  description: required,
  value_amount: z.string().regex(/^\d+(\.\d{1,2})?$/),
  currency_code: z.enum(['cad', 'usd']),
  hs_tariff_code: z.string().nullish(),
  sku_code: z.string().nullish(),
  origin_country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullish(),
  weight: measure.nullish(),
  weight_unit: z.enum(['lb', 'oz', 'kg', 'g']).nullish(),
  ...Object.fromEntries(
    [
      'id',
      'contact',
      'street',
      'street_2',
      'city',
      'postal_code',
      'province_code',
      'country_code',
      'phone',
      'email',
    ].map((name) => [`manufacturer_${name}`, z.string().nullish()]),
  ),
});

/** What `POST /shipments` takes. Unknown fields are refused, so that a typing error is noticed. */
export const createShipment = z.strictObject({
  name: required,
  address_1: required,
  address_2: text.nullish(),
  city: required,
  province_code: text,
  postal_code: text,
  country_code: z.string().refine(isCountry),
  phone: text.nullish(),
  email: text.nullish(),
  ...Object.fromEntries(
    ['name', 'address_1', 'address_2', 'city', 'province_code', 'postal_code', 'phone'].map(
      (name) => [`return_${name}`, text.nullish()],
    ),
  ),
  package_contents: z
    .enum(['merchandise', 'documents', 'gift', 'returned_goods', 'sample', 'other'])
    .default('merchandise'),
  description: required,
  value: z.string().regex(/^\d+(\.\d{1,2})?$/),
  value_currency: z.enum(['cad', 'usd']),
  order_id: text.max(255).nullish(),
  order_store: z.string().regex(stores, 'Unknown order_store').nullish(),
  package_type: z.enum(packageTypes),
  weight_unit: z.enum(['lb', 'oz', 'kg', 'g']),
  weight: measure,
  size_unit: z.enum(['m', 'cm', 'in']),
  size_x: measure,
  size_y: measure,
  size_z: measure,
  insurance_requested: z.boolean().default(false),
  signature_requested: z.boolean().default(false),
  vat_reference: text.nullish(),
  duties_paid_requested: z.boolean().default(false),
  cheapest_postage_type_requested: z.enum(['yes', 'no']).default('no'),
  postage_type: required,
  tracking_number: text.nullish(),
  ship_date: z.string().regex(/^(today|\d{4}-\d{2}-\d{2})$/),
  line_items: z.array(lineItem).default([]),
});

export type CreateShipment = z.output<typeof createShipment>;

export type Problems = Record<string, string[]>;

/** Why a shipment is refused beside its fields' forms; empty when it is not. */
export function problemsOf(given: CreateShipment): Problems {
  const problems: Problems = {};
  const say = (field: string, problem: string) => {
    problems[field] = [...(problems[field] ?? []), problem];
  };
  const { country_code: country, postal_code: postalCode, province_code: province } = given;
  const invalid = 'field is invalid';
  if (country === 'CA' && !/^[A-Z]\d[A-Z] \d[A-Z]\d$/.test(postalCode)) say('postal_code', invalid);
  if (country === 'US' && !/^\d{5}(-\d{4})?$/.test(postalCode)) say('postal_code', invalid);
  if ((country === 'CA' || country === 'US') && !/^[A-Z]{2}$/.test(province))
    say('province_code', invalid);
  const abroad = country !== 'CA' && country !== 'US';
  if (abroad && given.line_items.length === 0) say('line_items', 'are required');
  if (given.duties_paid_requested && !given.vat_reference)
    say('vat_reference', 'is required for duties paid');
  return problems;
}

export const buy = z.strictObject({ postage_type: required.optional() });
export const refresh = z.strictObject({
  insurance_requested: z.boolean().optional(),
  media_mail_requested: z.boolean().optional(),
  signature_requested: z.boolean().optional(),
  ship_date: z
    .string()
    .regex(/^(today|\d{4}-\d{2}-\d{2})$/)
    .optional(),
});
export const createBatch = z.strictObject({ description: text.max(255).optional() });
const shipmentIds = z.array(z.string()).min(1).max(1000);
export const addToBatch = z.strictObject({ batch_id: z.int(), shipment_ids: shipmentIds });
export const removeFromBatch = z.strictObject({ shipment_ids: shipmentIds });
