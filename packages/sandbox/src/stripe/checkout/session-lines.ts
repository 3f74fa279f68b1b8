import type Stripe from 'stripe';
import { invalidRequest } from '../errors.ts';
import { createPrice } from '../objects/prices.ts';
import { lineItem } from '../payments/line-item.ts';
import type { Sandbox } from '../sandbox.ts';
import type { LineItemParams, SessionParams } from './session-params.ts';

export function sessionLines(sandbox: Sandbox, params: SessionParams): Stripe.LineItem[] {
  const lines = (params.line_items ?? []).map((line, index) =>
    sessionLine(sandbox, params, line, index),
  );
  const recurring = lines.filter(({ price }) => price?.recurring);
  if (params.mode === 'payment' && recurring.length > 0)
    throw invalidRequest(
      'You specified `payment` mode but passed a recurring price. Either switch to `subscription` mode or use only one-time prices.',
    );
  if (params.mode === 'subscription' && recurring.length === 0)
    throw invalidRequest(
      'You must provide at least one recurring price in `subscription` mode when using prices.',
      { param: 'line_items' },
    );
  if (new Set(lines.map(({ currency }) => currency)).size > 1)
    throw invalidRequest('All line items must have the same currency.', { param: 'line_items' });
  const intervals = recurring.map(
    ({ price }) => `${price?.recurring?.interval_count} ${price?.recurring?.interval}`,
  );
  if (new Set(intervals).size > 1)
    throw invalidRequest(
      'Checkout does not support multiple prices with different billing intervals.',
      {
        param: 'line_items',
      },
    );
  return lines;
}

function sessionLine(
  sandbox: Sandbox,
  params: SessionParams,
  line: LineItemParams,
  index: number,
): Stripe.LineItem {
  const price = priceOf(sandbox, line, index);
  const isMetered = price.recurring?.usage_type === 'metered';
  const quantity = line.quantity ?? (isMetered ? 1 : missingQuantity(index));
  const rateIds = line.tax_rates ?? params.subscription_data?.default_tax_rates ?? [];
  const rates = rateIds.map((id) =>
    sandbox.need('tax_rate', id, `line_items[${index}][tax_rates]`),
  );
  return lineItem(sandbox, { price, quantity, rates, metadata: line.metadata ?? {} });
}

function priceOf(sandbox: Sandbox, line: LineItemParams, index: number): Stripe.Price {
  // A price made for one session cannot be used for another, hence inactive.
  if (line.price_data) return createPrice(sandbox, { ...line.price_data, active: false });
  const param = `line_items[${index}][price]`;
  if (!line.price)
    throw invalidRequest(`Missing required param: ${param}.`, { code: 'parameter_missing', param });
  const price = sandbox.need('price', line.price, param);
  if (!price.active)
    throw invalidRequest(
      'The price specified is inactive. This field only accepts active prices.',
      { param },
    );
  return price;
}

function missingQuantity(index: number): never {
  const param = `line_items[${index}][quantity]`;
  throw invalidRequest(`Missing required param: ${param}.`, { code: 'parameter_missing', param });
}
