import { useQuery } from '@apollo/client/react';
import { graphql } from '#generated/gql.ts';
import { visibleOnly } from '#lib/use-polling.ts';

const lowStockQuery = graphql(`
  query LowStock {
    warehouses {
      id
      stock {
        sku
        low
      }
    }
  }
`);

const everyMs = 60_000;

/** How many items are low, in all warehouses, for who may see the stock. */
export function useLowStock(maySee: boolean): number {
  const { data } = useQuery(lowStockQuery, {
    skip: !maySee,
    pollInterval: everyMs,
    ...visibleOnly,
  });
  const levels = data?.warehouses.flatMap(({ stock }) => stock) ?? [];
  return levels.filter(({ low }) => low).length;
}
