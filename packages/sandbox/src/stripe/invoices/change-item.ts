import type Stripe from 'stripe';
import type { z } from 'zod';
import { createDiscounts } from '../discounts/create-discount.ts';
import { invalidRequest } from '../errors.ts';
import { mergeMetadata } from '../objects/merge-metadata.ts';
import { decimal } from '../present.ts';
import type { Sandbox } from '../sandbox.ts';
import { ratesOf } from '../subscriptions/item-params.ts';
import { lineBehind, needDraft, putLines } from './edit-draft.ts';
import { createInvoiceItem, lineOfItem } from './invoice-item.ts';
import {
  costOf,
  inside,
  isPriced,
  type itemChangeParams,
  type newItemParams,
} from './item-params.ts';
import { priceAmount } from './price-amount.ts';

/** Creates an item that waits, or one on a draft that it names. */
export function addInvoiceItem(
  sandbox: Sandbox,
  params: z.output<typeof newItemParams>,
  prefix = '',
): Stripe.InvoiceItem {
  const draft = params.invoice ? needDraft(sandbox, params.invoice, 'invoice') : undefined;
  const customerId = params.customer ?? draft?.customer;
  if (!customerId)
    throw invalidRequest('Missing required param: customer.', {
      code: 'parameter_missing',
      param: 'customer',
    });
  const customer = sandbox.need('customer', String(customerId), 'customer');
  const subscription = params.subscription
    ? sandbox.need('subscription', params.subscription, 'subscription')
    : undefined;
  const fallback = draft?.currency ?? subscription?.currency ?? customer.currency ?? 'cad';
  const cost = costOf(sandbox, params, fallback, prefix);
  if (draft && draft.currency !== cost.currency)
    throw invalidRequest(
      `The currency of the invoice item (${cost.currency}) does not match that of the invoice (${draft.currency}).`,
      { param: inside(prefix, 'currency') },
    );
  const item = createInvoiceItem(sandbox, {
    amount: cost.amount,
    currency: cost.currency,
    customer: customer.id,
    description: params.description || cost.name,
    ...(params.discountable !== undefined && { discountable: params.discountable }),
    discounts: createDiscounts(
      sandbox,
      params.discounts ?? [],
      { customer: customer.id, invoice: draft?.id ?? null, invoice_item: 'pending' },
      inside(prefix, 'discounts'),
    ),
    invoice: draft?.id ?? null,
    metadata: params.metadata ?? {},
    ...(params.period && { period: params.period }),
    pricing: cost.pricing,
    quantity: cost.quantity,
    rates: ratesOf(sandbox, params.tax_rates, inside(prefix, 'tax_rates')),
    subscription: subscription?.id ?? null,
  });
  for (const id of item.discounts ?? [])
    sandbox.store.put({ ...sandbox.need('discount', String(id)), invoice_item: item.id });
  if (draft) putLines(sandbox, sandbox.need('invoice', draft.id), [lineOfItem(item)]);
  return item;
}

/** Changes an item that waits or stands on a draft, which is drawn anew. */
export function changeInvoiceItem(
  sandbox: Sandbox,
  params: z.output<typeof itemChangeParams>,
  item: Stripe.InvoiceItem,
  prefix = '',
): Stripe.InvoiceItem {
  const draft = item.invoice ? needDraft(sandbox, String(item.invoice)) : undefined;
  const changed = sandbox.store.put<Stripe.InvoiceItem>({
    ...item,
    ...costChanges(sandbox, params, item, prefix),
    ...(params.description !== undefined && { description: params.description || null }),
    ...(params.discountable !== undefined && { discountable: params.discountable }),
    ...(params.discounts && {
      discounts: createDiscounts(
        sandbox,
        params.discounts,
        { customer: String(item.customer), invoice_item: item.id },
        inside(prefix, 'discounts'),
      ),
    }),
    ...(params.metadata && { metadata: mergeMetadata(item.metadata, params.metadata) }),
    ...(params.period && { period: params.period }),
    ...(params.tax_rates && {
      tax_rates: ratesOf(sandbox, params.tax_rates, inside(prefix, 'tax_rates')),
    }),
  });
  const line = draft && lineBehind(draft, item);
  if (draft && line) {
    const built = lineOfItem(changed);
    putLines(sandbox, draft, [{ ...built, line: { ...built.line, id: line.id } }]);
  }
  return changed;
}

/** A new quantity of the old price, or another cost. */
function costChanges(
  sandbox: Sandbox,
  params: z.output<typeof itemChangeParams>,
  item: Stripe.InvoiceItem,
  prefix: string,
): Partial<Stripe.InvoiceItem> {
  if (isPriced(params)) {
    const given = params.amount === undefined ? { quantity: item.quantity, ...params } : params;
    const { amount, pricing, quantity } = costOf(sandbox, given, item.currency, prefix);
    return { amount, pricing, quantity, quantity_decimal: decimal(quantity) };
  }
  const { quantity } = params;
  if (quantity === undefined) return {};
  const unit = item.pricing?.unit_amount_decimal ?? decimal(0);
  const price = { unit_amount: null, unit_amount_decimal: unit, transform_quantity: null };
  return {
    amount: priceAmount(price, quantity),
    quantity,
    quantity_decimal: decimal(quantity),
  };
}
