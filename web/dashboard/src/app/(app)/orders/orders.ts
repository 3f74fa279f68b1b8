import { graphql } from '#generated/gql.ts';

export const ordersQuery = graphql(`
  query Orders(
    $first: Int
    $after: String
    $last: Int
    $before: String
    $filter: OrderFilter
    $orderBy: OrderOrder
  ) {
    orders(
      first: $first
      after: $after
      last: $last
      before: $before
      filter: $filter
      orderBy: $orderBy
    ) {
      edges {
        node {
          id
          number
          status
          paymentStatus
          fulfillmentProgress
          placedAt
          externalReference
          totals {
            total {
              amount
              currency
            }
          }
        }
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      totalCount
    }
  }
`);

export const orderStatuses = [
  'PLACED',
  'CONFIRMED',
  'IN_FULFILLMENT',
  'COMPLETED',
  'CANCELED',
  'EXPIRED',
  'ON_HOLD',
] as const;

export const paymentStatuses = ['NONE', 'PARTIAL', 'PAID', 'OVERPAID', 'REFUNDED'] as const;

/** An order on which something still moves by itself. */
export function isOrderMoving(status: string): boolean {
  return ['PLACED', 'CONFIRMED', 'IN_FULFILLMENT', 'ON_HOLD'].includes(status);
}
