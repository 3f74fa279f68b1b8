import type Stripe from 'stripe';
import { invalidRequest } from '../errors.ts';

/** What all items of one subscription must share. */
export function checkItems(items: Stripe.SubscriptionItem[], currency: string): void {
  for (const { price } of items)
    if (price.currency !== currency)
      throw invalidRequest(
        `The price specified only supports \`${price.currency}\`. This doesn't match the expected currency: \`${currency}\`.`,
        { param: 'items' },
      );
  const intervals = new Set(
    items.map(({ price: { recurring } }) => `${recurring?.interval_count} ${recurring?.interval}`),
  );
  if (intervals.size > 1)
    throw invalidRequest(
      'All items of a subscription must have the same billing interval. (Mixed intervals are not served by the sandbox.)',
      { param: 'items' },
    );
  const prices = items.map(({ price }) => price.id);
  const doubled = prices.find((id, index) => prices.indexOf(id) !== index);
  if (doubled)
    throw invalidRequest(`Cannot add multiple subscription items with the same price: ${doubled}`, {
      param: 'items',
    });
  if (items.length === 0)
    throw invalidRequest('A subscription must have at least one active item.', { param: 'items' });
}

export function checkMethod(
  method: Stripe.PaymentMethod,
  customer: string,
  param = 'default_payment_method',
): string {
  if (method.customer !== customer)
    throw invalidRequest(
      `The customer does not have a payment method with the ID ${method.id}. The payment method must be attached to the customer.`,
      { code: 'resource_missing', param },
    );
  return method.id;
}
