import { connectionFrom } from '@mobilytics/chassis/connection';
import { toApiMoney } from '@mobilytics/money/money';
import type { PriceInterval, Resolvers } from '../generated/resolvers.ts';
import { productLoader, variantLoader, variantsOfProductLoader } from './catalogue.loaders.ts';
import { countProducts, pageOfProducts } from './catalogue.repository.ts';

export const catalogueResolvers: Resolvers = {
  Query: {
    products: (_, { filter, ...page }, { db }) =>
      connectionFrom({
        ...page,
        orderBy: [{ field: 'position', direction: 'ASC' }],
        count: () => countProducts(db, filter ?? {}),
        rows: (window) => pageOfProducts(db, filter ?? {}, window),
      }),
  },
  Product: {
    __resolveReference: ({ id }, context) => productLoader(context).load(id),
    name: (product, _, { viewer }) => (viewer.locale === 'fr' ? product.nameFr : product.nameEn),
    description: (product, _, { viewer }) =>
      viewer.locale === 'fr' ? product.descriptionFr : product.descriptionEn,
    variants: (product, _, context) => variantsOfProductLoader(context).load(product.id),
  },
  Variant: {
    __resolveReference: ({ id }, context) => variantLoader(context).load(id),
    name: (variant, _, { viewer }) => (viewer.locale === 'fr' ? variant.nameFr : variant.nameEn),
    product: async ({ productId }, _, context) => {
      const product = await productLoader(context).load(productId);
      if (product === null) throw new Error(`The product ${productId} is gone.`);
      return product;
    },
    prices: (variant) => {
      const interval = variant.interval as PriceInterval | null;
      return [
        { money: toApiMoney(variant.priceCadMinor, 'CAD'), interval },
        { money: toApiMoney(variant.priceUsdMinor, 'USD'), interval },
      ];
    },
  },
};
