import { graphql } from '#generated/gql.ts';
import type { ShopQuery } from '#generated/graphql.ts';

export const shopQuery = graphql(`
  query Shop {
    products(first: 100) {
      edges {
        node {
          id
          name
          description
          kind
          variants {
            id
            sku
            name
            shippable
            weightGrams
            prices {
              interval
              money {
                amount
                currency
              }
            }
          }
        }
      }
    }
  }
`);

export type Product = ShopQuery['products']['edges'][number]['node'];
export type Variant = Product['variants'][number];

export function priceIn(variant: Variant, currency: string) {
  return variant.prices.find((price) => price.money.currency === currency);
}

/** Every variant by its SKU, for what only knows SKUs: a cart. */
export function variantsBySku(products: readonly Product[]): Map<string, Variant> {
  return new Map(products.flatMap(({ variants }) => variants.map((each) => [each.sku, each])));
}
