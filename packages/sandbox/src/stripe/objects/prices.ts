import type Stripe from 'stripe';
import type { z } from 'zod';
import { invalidRequest } from '../errors.ts';
import { newId } from '../ids.ts';
import { listObjects } from '../pagination.ts';
import { none } from '../params.ts';
import { decimal } from '../present.ts';
import { type Route, route } from '../route.ts';
import type { Sandbox } from '../sandbox.ts';
import { createProduct } from './create-product.ts';
import { mergeMetadata } from './merge-metadata.ts';
import {
  createFields,
  listFields,
  type priceData,
  type recurring,
  updateFields,
} from './price-params.ts';

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
          meter: meterOf(sandbox, params.recurring),
          trial_period_days: params.recurring.trial_period_days ?? null,
          usage_type: params.recurring.usage_type ?? 'licensed',
        }
      : null,
    tax_behavior: params.tax_behavior ?? 'unspecified',
    tiers_mode: null,
    transform_quantity: params.transform_quantity ?? null,
    type: params.recurring ? 'recurring' : 'one_time',
    ...unitAmount(params),
  });
  sandbox.emit('price.created', price);
  return price;
}

/** An amount of whole cents stands in both fields, one with fractions only in the decimal one. */
function unitAmount({
  unit_amount: whole,
  unit_amount_decimal: given,
}: z.output<typeof priceData>): Pick<Stripe.Price, 'unit_amount' | 'unit_amount_decimal'> {
  if (whole !== undefined && given !== undefined)
    throw invalidRequest(
      'You may only specify one of these parameters: unit_amount, unit_amount_decimal.',
      { param: 'unit_amount' },
    );
  if (whole !== undefined) return { unit_amount: whole, unit_amount_decimal: decimal(whole) };
  if (given === undefined)
    throw invalidRequest('Missing required param: unit_amount.', {
      code: 'parameter_missing',
      param: 'unit_amount',
    });
  const amountDecimal = given.includes('.') ? given.replace(/\.?0+$/, '') : given;
  return {
    unit_amount: amountDecimal.includes('.') ? null : Number(amountDecimal),
    unit_amount_decimal: amountDecimal as unknown as Stripe.Decimal,
  };
}

/** A metered price counts what its meter heard. */
function meterOf(sandbox: Sandbox, given: z.output<typeof recurring>): string | null {
  const param = 'recurring[meter]';
  if (given.usage_type !== 'metered') {
    if (!given.meter) return null;
    throw invalidRequest('You can only pass a meter for prices with `usage_type=metered`.', {
      param,
    });
  }
  if (!given.meter)
    throw invalidRequest('You must specify a meter for prices with `usage_type=metered`.', {
      code: 'parameter_missing',
      param,
    });
  return sandbox.need('billing.meter', given.meter, param).id;
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
  {
    lookup_key: key,
    transfer_lookup_key: transfer,
  }: Pick<z.output<typeof createFields>, 'lookup_key' | 'transfer_lookup_key'>,
  claimant?: string,
): string | null {
  if (!key) return null;
  const [holder] = sandbox.store.by('price', 'lookup_key', key).filter(({ id }) => id !== claimant);
  if (holder && !transfer)
    throw invalidRequest(`A price (\`${holder.id}\`) already uses that lookup key.`, {
      param: 'lookup_key',
    });
  if (holder) sandbox.change(holder, { lookup_key: null }, 'price.updated');
  return key;
}

export const priceRoutes: Route[] = [
  route('POST', '/v1/prices', createFields, createPrice),
  route('GET', '/v1/prices/:id', none, (sandbox, _, id) => sandbox.need('price', id)),
  route('POST', '/v1/prices/:id', updateFields, update),
  route('GET', '/v1/prices', listFields, ({ store }, params) => {
    const { active, currency: code, lookup_keys: keys, product, recurring: wanted, type } = params;
    return listObjects(
      store,
      'price',
      '/v1/prices',
      params,
      {
        active,
        currency: code,
        product,
        type,
        'recurring.interval': wanted?.interval,
        'recurring.meter': wanted?.meter,
        'recurring.usage_type': wanted?.usage_type,
      },
      (price) => !keys || keys.includes(price.lookup_key ?? ''),
    );
  }),
];

function update(sandbox: Sandbox, params: z.output<typeof updateFields>, id: string): Stripe.Price {
  const price = sandbox.need('price', id, 'price');
  const behavior = params.tax_behavior;
  const product = sandbox.store.get('product', String(price.product));
  if (params.active === false && product?.default_price === id)
    throw invalidRequest(
      'This price cannot be archived because it is the default price of its product.',
      { param: 'active' },
    );
  if (behavior && price.tax_behavior !== 'unspecified' && price.tax_behavior !== behavior)
    throw invalidRequest('The `tax_behavior` cannot be changed once it is set.', {
      param: 'tax_behavior',
    });
  const changes: Partial<Stripe.Price> = {
    active: params.active ?? price.active,
    lookup_key: params.lookup_key ? claimLookupKey(sandbox, params, id) : price.lookup_key,
    metadata: mergeMetadata(price.metadata, params.metadata ?? {}),
    nickname: params.nickname === undefined ? price.nickname : params.nickname || null,
    tax_behavior: behavior ?? price.tax_behavior,
  };
  return sandbox.change(price, changes, 'price.updated');
}
