import { graphql } from '#generated/gql.ts';

export const warehousesQuery = graphql(`
  query Warehouses {
    warehouses {
      id
      code
      name
      stock {
        sku
        name
        onHand
        reserved
        available
        low
      }
    }
  }
`);
