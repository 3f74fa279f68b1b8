import type Stripe from 'stripe';
import { readDecimal, roundQuotient } from './round-amount.ts';

type Priced = Pick<Stripe.Price, 'unit_amount_decimal' | 'unit_amount' | 'transform_quantity'>;

/** What a quantity of a price costs; unit amounts may have up to twelve decimals of a cent. */
export function priceAmount(price: Priced, quantity: number): number {
  const { digits, scale } = readDecimal(
    String(price.unit_amount_decimal ?? price.unit_amount ?? 0),
  );
  // What a meter counted may have decimals.
  const billed = readDecimal(decimalText(billedQuantity(price, quantity)));
  return roundQuotient(digits * billed.digits, scale * billed.scale);
}

const decimalText = (value: number): string =>
  Number.isInteger(value) ? String(value) : value.toFixed(12);

function billedQuantity({ transform_quantity: transform }: Priced, quantity: number): number {
  if (!transform) return quantity;
  const packages = quantity / transform.divide_by;
  return transform.round === 'up' ? Math.ceil(packages) : Math.floor(packages);
}
