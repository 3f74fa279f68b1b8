import type Stripe from 'stripe';
import { z } from 'zod';
import { invalidRequest } from '../errors.ts';
import { listObjects } from '../pagination.ts';
import { flag, none, paging, text } from '../params.ts';
import { type Route, route } from '../route.ts';
import { newProductFields, optionalProductFields, putProduct } from './create-product.ts';
import { mergeMetadata } from './merge-metadata.ts';
import { priceData } from './price-params.ts';
import { createPrice } from './prices.ts';

const createFields = newProductFields.extend({
  default_price_data: priceData.omit({ product: true, product_data: true }).optional(),
});
const updateFields = z.strictObject({
  ...optionalProductFields,
  name: text.optional(),
  default_price: text.optional(),
});

const listFields = z.strictObject({
  ...paging,
  active: flag.optional(),
  shippable: flag.optional(),
  url: text.optional(),
  ids: z.array(text).optional(),
});

export const productRoutes: Route[] = [
  route(
    'POST',
    '/v1/products',
    createFields,
    (sandbox, { default_price_data: data, ...params }) => {
      const product = putProduct(sandbox, params);
      const price = data && createPrice(sandbox, { ...data, product: product.id });
      const priced = price ? sandbox.store.put({ ...product, default_price: price.id }) : product;
      sandbox.emit('product.created', priced);
      return priced;
    },
  ),
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
