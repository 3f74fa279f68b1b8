import type Stripe from 'stripe';
import { z } from 'zod';
import { invalidRequest } from '../errors.ts';
import { newId } from '../ids.ts';
import { listObjects } from '../pagination.ts';
import { clearableText, flag, metadata, none, paging, text } from '../params.ts';
import { type Route, route } from '../route.ts';
import type { Sandbox } from '../sandbox.ts';
import { mergeMetadata } from './merge-metadata.ts';
import { priceData } from './price-params.ts';
import { createPrice } from './prices.ts';

const side = z
  .string()
  .regex(/^\d{1,9}(\.\d{1,2})?$/, 'must be a number with at most two decimals')
  .transform(Number);
const features = z.array(z.strictObject({ name: text.max(80) })).max(15);
const dimensions = z.strictObject({ height: side, length: side, weight: side, width: side });
const optionalFields = {
  active: flag.optional(),
  description: clearableText.optional(),
  images: z.union([z.array(text).max(8), z.literal('').transform((): string[] => [])]).optional(),
  marketing_features: z.union([features, z.literal('').transform(() => [])]).optional(),
  metadata: metadata.optional(),
  package_dimensions: z.union([dimensions, z.literal('')]).optional(),
  shippable: flag.optional(),
  statement_descriptor: text.optional(),
  tax_code: clearableText.optional(),
  unit_label: clearableText.optional(),
  url: clearableText.optional(),
};
const createFields = z.strictObject({
  ...optionalFields,
  default_price_data: priceData.omit({ product: true, product_data: true }).optional(),
  id: text.optional(),
  name: text,
});
const updateFields = z.strictObject({
  ...optionalFields,
  name: text.optional(),
  default_price: text.optional(),
});

export function createProduct(
  sandbox: Sandbox,
  params: z.output<typeof createFields>,
): Stripe.Product {
  if (params.id && sandbox.store.get('product', params.id))
    throw invalidRequest('Product already exists.', {
      code: 'resource_already_exists',
      param: 'id',
    });
  const product = sandbox.store.put<Stripe.Product>({
    id: params.id ?? newId('prod'),
    object: 'product',
    active: params.active ?? true,
    created: sandbox.now(),
    default_price: null,
    description: params.description || null,
    images: params.images ?? [],
    livemode: false,
    marketing_features: params.marketing_features ?? [],
    metadata: params.metadata ?? {},
    name: params.name,
    package_dimensions: params.package_dimensions || null,
    shippable: params.shippable ?? null,
    statement_descriptor: params.statement_descriptor ?? null,
    tax_code: params.tax_code || null,
    tax_details: null,
    type: 'service',
    unit_label: params.unit_label || null,
    updated: sandbox.now(),
    url: params.url || null,
  });
  const data = params.default_price_data;
  const price = data && createPrice(sandbox, { ...data, product: product.id });
  const priced = price ? sandbox.store.put({ ...product, default_price: price.id }) : product;
  sandbox.emit('product.created', priced);
  return priced;
}

const listFields = z.strictObject({
  ...paging,
  active: flag.optional(),
  shippable: flag.optional(),
  url: text.optional(),
  ids: z.array(text).optional(),
});

export const productRoutes: Route[] = [
  route('POST', '/v1/products', createFields, createProduct),
  route('GET', '/v1/products/:id', none, (sandbox, _, id) => sandbox.need('product', id)),
  route('POST', '/v1/products/:id', updateFields, (sandbox, params, id) => {
    const product = sandbox.need('product', id, 'product');
    if (params.default_price) sandbox.need('price', params.default_price, 'default_price');
    const given = Object.fromEntries(
      Object.entries(params).map(([key, value]) => [key, value === '' ? null : value]),
    );
    const changes: Partial<Stripe.Product> = {
      ...given,
      ...(params.marketing_features && { marketing_features: params.marketing_features }),
      metadata: mergeMetadata(product.metadata, params.metadata ?? {}),
      updated: sandbox.now(),
    };
    return sandbox.change(product, changes, 'product.updated');
  }),
  route('DELETE', '/v1/products/:id', none, (sandbox, _, id) => {
    const product = sandbox.need('product', id, 'product');
    if (sandbox.store.by('price', 'product', id).length > 0)
      throw invalidRequest(
        'This product cannot be deleted because it has one or more user-created prices.',
      );
    const tombstone = { id, object: 'product', deleted: true } as unknown as Stripe.Product;
    sandbox.store.put(tombstone);
    sandbox.emit('product.deleted', product);
    return tombstone;
  }),
  route('GET', '/v1/products', listFields, ({ store }, { active, ids, shippable, url, ...rest }) =>
    listObjects(
      store,
      'product',
      '/v1/products',
      rest,
      { active, shippable, url },
      ({ id }) => !ids || ids.includes(id),
    ),
  ),
];
