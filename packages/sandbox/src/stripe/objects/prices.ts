import type Stripe from 'stripe';
import { z } from 'zod';
import { invalidRequest } from '../errors.ts';
import { newId } from '../ids.ts';
import { page } from '../pagination.ts';
import { clearableText, currency, flag, integer, metadata, none, paging, text } from '../params.ts';
import { decimal } from '../present.ts';
import { type Route, route } from '../route.ts';
import type { Sandbox } from '../sandbox.ts';
import { mergeMetadata } from './merge-metadata.ts';
import { createProduct } from './products.ts';

const recurring = z.strictObject({
  interval: z.enum(['day', 'week', 'month', 'year']),
  interval_count: integer.pipe(z.number().min(1)).optional(),
  usage_type: z.literal('licensed').optional(),
});
const productData = z.strictObject({
  name: text,
  description: clearableText.optional(),
  images: z.array(text).optional(),
  metadata: metadata.optional(),
  tax_code: text.optional(),
  unit_label: text.optional(),
});
const amount = integer.pipe(z.number().min(0).max(99_999_999));
const taxBehavior = z.enum(['exclusive', 'inclusive', 'unspecified']);

/** What a price consists of, also as `price_data` inside a line item. */
export const priceData = z.strictObject({
  currency,
  product: text.optional(),
  product_data: productData.optional(),
  recurring: recurring.optional(),
  tax_behavior: taxBehavior.optional(),
  unit_amount: amount,
});
const createFields = priceData.extend({
  active: flag.optional(),
  lookup_key: text.optional(),
  metadata: metadata.optional(),
  nickname: clearableText.optional(),
  transfer_lookup_key: flag.optional(),
});

export function createPrice(sandbox: Sandbox, params: z.output<typeof createFields>): Stripe.Price {
  const product = productOf(sandbox, params);
  const price = sandbox.store.put<Stripe.Price>({
    id: newId('price'),
    object: 'price',
    active: params.active ?? true,
    billing_scheme: 'per_unit',
    created: sandbox.now(),
    currency: params.currency,
    custom_unit_amount: null,
    livemode: false,
    lookup_key: claimLookupKey(sandbox, params),
    metadata: params.metadata ?? {},
    nickname: params.nickname || null,
    product,
    recurring: params.recurring
      ? {
          interval: params.recurring.interval,
          interval_count: params.recurring.interval_count ?? 1,
          meter: null,
          trial_period_days: null,
          usage_type: 'licensed',
        }
      : null,
    tax_behavior: params.tax_behavior ?? 'unspecified',
    tiers_mode: null,
    transform_quantity: null,
    type: params.recurring ? 'recurring' : 'one_time',
    unit_amount: params.unit_amount,
    unit_amount_decimal: decimal(params.unit_amount),
  });
  sandbox.emit('price.created', price);
  return price;
}

function productOf(sandbox: Sandbox, params: z.output<typeof priceData>): string {
  if (params.product) return sandbox.need('product', params.product, 'product').id;
  if (params.product_data) return createProduct(sandbox, params.product_data).id;
  throw invalidRequest(
    'You must specify either `product` or `product_data` when creating a price.',
    {
      code: 'parameter_missing',
      param: 'product',
    },
  );
}

function claimLookupKey(
  sandbox: Sandbox,
  { lookup_key: key, transfer_lookup_key: transfer }: z.output<typeof createFields>,
): string | null {
  if (!key) return null;
  const holder = sandbox.store.all('price').find((price) => price.lookup_key === key);
  if (holder && !transfer)
    throw invalidRequest(`A price (\`${holder.id}\`) already uses that lookup key.`, {
      param: 'lookup_key',
    });
  if (holder) sandbox.change(holder, { lookup_key: null }, 'price.updated');
  return key;
}

const updateFields = z.strictObject({
  active: flag.optional(),
  metadata: metadata.optional(),
  nickname: clearableText.optional(),
});
const listFields = z.strictObject({
  ...paging,
  active: flag.optional(),
  currency: currency.optional(),
  lookup_keys: z.array(text).max(10).optional(),
  product: text.optional(),
  type: z.enum(['one_time', 'recurring']).optional(),
});

export const priceRoutes: Route[] = [
  route('POST', '/v1/prices', createFields, createPrice),
  route('GET', '/v1/prices/:id', none, (sandbox, _, id) => sandbox.need('price', id)),
  route('POST', '/v1/prices/:id', updateFields, (sandbox, params, id) => {
    const price = sandbox.need('price', id, 'price');
    const changes: Partial<Stripe.Price> = {
      active: params.active ?? price.active,
      metadata: mergeMetadata(price.metadata, params.metadata ?? {}),
      nickname: params.nickname ?? price.nickname,
    };
    return sandbox.change(price, changes, 'price.updated');
  }),
  route('GET', '/v1/prices', listFields, ({ store }, { active, lookup_keys: keys, ...rest }) => {
    const found = store
      .all('price')
      .filter((price) => active === undefined || price.active === active)
      .filter((price) => !keys || keys.includes(price.lookup_key ?? ''))
      .filter((price) => !rest.product || price.product === rest.product)
      .filter((price) => !rest.currency || price.currency === rest.currency)
      .filter((price) => !rest.type || price.type === rest.type);
    return page('/v1/prices', found, rest);
  }),
];
