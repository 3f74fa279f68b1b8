import type { JsonNode } from '../json.ts';

/**
 * Chit Chats names no currency beside its prices and bills its Canadian accounts in Canadian dollars.
 * Unverified for accounts that were opened in another currency.
 */
export const accountCurrency = 'CAD';

/** `"22.39"` as 2239, null for what is absent or no amount. */
export function minor(node: JsonNode, field: string): number | null {
  const amount = node.number(field);
  return amount === null ? null : Math.round(amount * 100);
}

const fees = [
  'insurance_fee',
  'delivery_fee',
  'tariff_fee',
  'broker_conveyance_fee',
  'shipment_items_fee',
  'fda_prior_notification_fee',
  'federal_tax',
  'provincial_tax',
];

/** All that is debited for a rate or a shipment: `payment_amount`, or the postage with its fees and taxes. */
export function totalDue(node: JsonNode): number | null {
  const payment = minor(node, 'payment_amount');
  if (payment !== null) return payment;
  const postage = minor(node, 'postage_fee') ?? minor(node, 'purchase_amount');
  if (postage === null) return null;
  return fees.reduce((sum, fee) => sum + (minor(node, fee) ?? 0), postage);
}
