import type { Context } from '../context.ts';
import { findProducts, findVariants, variantsOfProducts } from './catalogue.repository.ts';

export function productLoader(context: Context) {
  return context.loader('products', async (ids: readonly string[]) => {
    const products = await findProducts(context.db, ids);
    return ids.map((id) => products.find((product) => product.id === id) ?? null);
  });
}

export function variantLoader(context: Context) {
  return context.loader('variants', async (ids: readonly string[]) => {
    const variants = await findVariants(context.db, ids);
    return ids.map((id) => variants.find((variant) => variant.id === id) ?? null);
  });
}

export function variantsOfProductLoader(context: Context) {
  return context.loader('variants of products', async (ids: readonly string[]) => {
    const variants = await variantsOfProducts(context.db, ids);
    return ids.map((id) => variants.filter((variant) => variant.productId === id));
  });
}
