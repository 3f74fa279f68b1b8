import type Stripe from 'stripe';
import { z } from 'zod';
import { invalidRequest } from '../errors.ts';
import { createPrice } from '../objects/prices.ts';
import { currency, integer, text } from '../params.ts';
import type { Sandbox } from '../sandbox.ts';

const decimalAmount = z.string().regex(/^\d{1,12}(\.\d{1,12})?$/, 'Invalid decimal');
const common = {
  currency,
  product: text,
  tax_behavior: z.enum(['exclusive', 'inclusive', 'unspecified']).optional(),
  unit_amount: integer.pipe(z.number().min(0)).optional(),
  unit_amount_decimal: decimalAmount.optional(),
};

/** A price that is made for one subscription. */
export const recurringPriceData = z.strictObject({
  ...common,
  recurring: z.strictObject({
    interval: z.enum(['day', 'week', 'month', 'year']),
    interval_count: integer.pipe(z.number().min(1)).optional(),
  }),
});
export const oneTimePriceData = z.strictObject(common);

interface Chosen {
  price?: string | undefined;
  price_data?: z.output<typeof recurringPriceData> | z.output<typeof oneTimePriceData> | undefined;
}

/** The price that a parameter names or describes. */
export function pickPrice(
  sandbox: Sandbox,
  chosen: Chosen,
  param: string,
  type: 'recurring' | 'one_time',
  allowsInactive = false,
): Stripe.Price {
  if (chosen.price_data) {
    // A price made for one use cannot be chosen again, hence inactive.
    return createPrice(sandbox, { ...chosen.price_data, active: allowsInactive });
  }
  if (!chosen.price)
    throw invalidRequest(`Missing required param: ${param}[price].`, {
      code: 'parameter_missing',
      param: `${param}[price]`,
    });
  const price = sandbox.need('price', chosen.price, `${param}[price]`);
  if (price.type !== type)
    throw invalidRequest(
      `The price specified is set to \`type=${price.type}\` but this field only accepts prices with \`type=${type}\`.`,
      { param: `${param}[price]` },
    );
  if (!price.active && !allowsInactive)
    throw invalidRequest(
      'The price specified is inactive. This field only accepts active prices.',
      { param: `${param}[price]` },
    );
  return price;
}
