import type Stripe from 'stripe';
import { z } from 'zod';
import { invalidRequest } from '../errors.ts';
import { newId } from '../ids.ts';
import { listObjects } from '../pagination.ts';
import { clearableText, flag, metadata, none, paging, text } from '../params.ts';
import { type Route, route } from '../route.ts';
import type { Sandbox } from '../sandbox.ts';
import { mergeMetadata } from './merge-metadata.ts';

const optionalFields = {
  active: flag.optional(),
  description: clearableText.optional(),
  images: z.array(text).max(8).optional(),
  metadata: metadata.optional(),
  shippable: flag.optional(),
  statement_descriptor: text.optional(),
  tax_code: text.optional(),
  unit_label: clearableText.optional(),
  url: clearableText.optional(),
};
const createFields = z.strictObject({ ...optionalFields, id: text.optional(), name: text });
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
    marketing_features: [],
    metadata: params.metadata ?? {},
    name: params.name,
    package_dimensions: null,
    shippable: params.shippable ?? null,
    statement_descriptor: params.statement_descriptor ?? null,
    tax_code: params.tax_code ?? null,
    tax_details: null,
    type: 'service',
    unit_label: params.unit_label || null,
    updated: sandbox.now(),
    url: params.url || null,
  });
  sandbox.emit('product.created', product);
  return product;
}

const listFields = z.strictObject({
  ...paging,
  active: flag.optional(),
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
  route('GET', '/v1/products', listFields, ({ store }, { active, ids, ...rest }) =>
    listObjects(
      store,
      'product',
      '/v1/products',
      rest,
      { active },
      ({ id }) => !ids || ids.includes(id),
    ),
  ),
];
