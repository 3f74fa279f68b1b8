import type Stripe from 'stripe';
import { z } from 'zod';
import { invalidRequest } from '../errors.ts';
import { newId } from '../ids.ts';
import { clearableText, flag, metadata, text } from '../params.ts';
import type { Sandbox } from '../sandbox.ts';

const side = z
  .string()
  .regex(/^\d{1,9}(\.\d{1,2})?$/, 'must be a number with at most two decimals')
  .transform(Number);
const features = z.array(z.strictObject({ name: text.max(80) })).max(15);
const dimensions = z.strictObject({ height: side, length: side, weight: side, width: side });
export const optionalProductFields = {
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
export const newProductFields = z.strictObject({
  ...optionalProductFields,
  id: text.optional(),
  name: text,
});
/** Stores a new product before anybody hears of it. */
export function putProduct(
  sandbox: Sandbox,
  params: z.output<typeof newProductFields>,
): Stripe.Product {
  if (params.id && sandbox.store.get('product', params.id))
    throw invalidRequest('Product already exists.', {
      code: 'resource_already_exists',
      param: 'id',
    });
  return sandbox.store.put<Stripe.Product>({
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
}

export function createProduct(
  sandbox: Sandbox,
  params: z.output<typeof newProductFields>,
): Stripe.Product {
  const product = putProduct(sandbox, params);
  sandbox.emit('product.created', product);
  return product;
}
