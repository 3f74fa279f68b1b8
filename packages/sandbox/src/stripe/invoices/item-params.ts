import type Stripe from 'stripe';
import { z } from 'zod';
import { discountParams } from '../discounts/create-discount.ts';
import { invalidRequest } from '../errors.ts';
import { priceData } from '../objects/price-params.ts';
import { createPrice } from '../objects/prices.ts';
import { clearableText, currency, flag, integer, metadata, text } from '../params.ts';
import { decimal } from '../present.ts';
import type { Sandbox } from '../sandbox.ts';
import { taxRates } from '../subscriptions/item-params.ts';
import { pricingOf } from './new-line.ts';
import { priceAmount } from './price-amount.ts';

/** A parameter's name, such as `lines[0][amount]` inside `lines[0]`. */
export const inside = (prefix: string, name: string): string => {
  const [first, ...rest] = name.split('[');
  return prefix ? [`${prefix}[${first}]`, ...rest].join('[') : name;
};

const amount = integer.pipe(z.number().min(-99_999_999).max(99_999_999));

/** What an invoice item and a line of an invoice take alike. */
export const itemFields = {
  amount: amount.optional(),
  description: clearableText.optional(),
  discountable: flag.optional(),
  discounts: discountParams.optional(),
  metadata: metadata.optional(),
  period: z.strictObject({ end: integer, start: integer }).optional(),
  price_data: priceData.omit({ recurring: true }).optional(),
  pricing: z.strictObject({ price: text.optional() }).optional(),
  quantity: integer.pipe(z.number().min(0).max(999_999_999)).optional(),
  tax_rates: taxRates.optional(),
};
export const newItemParams = z.strictObject({
  ...itemFields,
  currency: currency.optional(),
  customer: text.optional(),
  invoice: text.optional(),
  subscription: text.optional(),
  unit_amount_decimal: z
    .string()
    .regex(/^-?\d{1,12}(\.\d{1,12})?$/, 'Invalid decimal')
    .optional(),
});
export const itemChangeParams = z.strictObject({
  ...itemFields,
  unit_amount_decimal: newItemParams.shape.unit_amount_decimal,
});

type Priced = Pick<
  z.output<typeof newItemParams>,
  'amount' | 'currency' | 'price_data' | 'pricing' | 'quantity' | 'unit_amount_decimal'
>;

interface Cost {
  amount: number;
  currency: string;
  pricing: Stripe.InvoiceItem.Pricing | null;
  quantity: number;
  /** What the product is called. */
  name: string | null;
}

/** What parameters say that something costs: a sum, a price, or an amount for each. */
export function costOf(
  sandbox: Sandbox,
  given: Priced,
  fallbackCurrency: string,
  prefix = '',
): Cost {
  const { quantity = 1 } = given;
  const isSum = given.amount !== undefined;
  const ways = [isSum, given.price_data, given.pricing?.price, given.unit_amount_decimal];
  if (ways.filter(Boolean).length > 1)
    throw invalidRequest(
      'You may only specify one of these parameters: amount, price_data, pricing, unit_amount_decimal.',
      { param: inside(prefix, 'amount') },
    );
  if (isSum && given.quantity !== undefined)
    throw invalidRequest('You may only specify one of these parameters: amount, quantity.', {
      param: inside(prefix, 'quantity'),
    });
  const currencyNow = given.currency ?? fallbackCurrency;
  if (given.amount !== undefined)
    return {
      amount: given.amount,
      currency: currencyNow,
      pricing: { type: 'price_details', unit_amount_decimal: decimal(given.amount) },
      quantity: 1,
      name: null,
    };
  if (given.unit_amount_decimal !== undefined) {
    const unit = given.unit_amount_decimal as unknown as Stripe.Decimal;
    const price = { unit_amount: null, unit_amount_decimal: unit, transform_quantity: null };
    return {
      amount: priceAmount(price, quantity),
      currency: currencyNow,
      pricing: { type: 'price_details', unit_amount_decimal: unit },
      quantity,
      name: null,
    };
  }
  const price = oneTimePrice(sandbox, given, prefix);
  return {
    amount: priceAmount(price, quantity),
    currency: price.currency,
    pricing: pricingOf(price),
    quantity,
    name: sandbox.need('product', String(price.product)).name,
  };
}

function oneTimePrice(sandbox: Sandbox, given: Priced, prefix: string): Stripe.Price {
  if (given.price_data) return createPrice(sandbox, { ...given.price_data, active: false });
  if (!given.pricing?.price)
    throw invalidRequest(
      'You must provide one of amount, price_data, pricing or unit_amount_decimal.',
      { code: 'parameter_missing', param: inside(prefix, 'amount') },
    );
  const param = inside(prefix, 'pricing[price]');
  const price = sandbox.need('price', given.pricing.price, param);
  if (price.type !== 'one_time')
    throw invalidRequest(
      'The price specified is set to `type=recurring` but this field only accepts prices with `type=one_time`.',
      { param },
    );
  if (!price.active)
    throw invalidRequest(
      'The price specified is inactive. This field only accepts active prices.',
      { param },
    );
  return price;
}

export const isPriced = (given: Priced): boolean =>
  given.amount !== undefined ||
  given.price_data !== undefined ||
  given.pricing?.price !== undefined ||
  given.unit_amount_decimal !== undefined;
