import { graphql } from '#generated/gql.ts';
import type { WarehousesQuery } from '#generated/graphql.ts';

graphql(`
  fragment WarehouseStock on Warehouse {
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
      bin
      alertLevel
      serialized
    }
  }
`);

export const warehousesQuery = graphql(`
  query Warehouses {
    warehouses {
      ...WarehouseStock
    }
  }
`);

export type Warehouse = WarehousesQuery['warehouses'][number];
export type Level = Warehouse['stock'][number];
