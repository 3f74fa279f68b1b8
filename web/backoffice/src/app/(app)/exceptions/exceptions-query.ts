import { graphql } from '#generated/gql.ts';
import type { ShipmentExceptionKind, ShipmentExceptionsQuery } from '#generated/graphql.ts';

export const exceptionsQuery = graphql(`
  query ShipmentExceptions(
    $first: Int
    $after: String
    $last: Int
    $before: String
    $filter: ShipmentExceptionFilter
  ) {
    shipmentExceptions(first: $first, after: $after, last: $last, before: $before, filter: $filter) {
      edges {
        node {
          id
          kind
          status
          since
          detail
          nextStep
          assignee {
            id
            name
          }
          shipment {
            id
            status
            carrier
            trackingNumber
            shipTo {
              name
              city
              region
            }
            order {
              id
              number
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

export type ListedException =
  ShipmentExceptionsQuery['shipmentExceptions']['edges'][number]['node'];

/** In the order of the filter: what happens on the way first, then what we did. */
export const exceptionKinds: ShipmentExceptionKind[] = [
  'BAD_ADDRESS',
  'REFUSED',
  'CUSTOMS',
  'DELIVERY_PROBLEM',
  'DELIVERY_TAKEN_BACK',
  'RETURNED',
  'HELD_FOR_PICKUP',
  'STANDS_STILL',
  'LATE',
  'TRACKING_GIVEN_UP',
  'NOT_SCANNED',
  'NOT_MANIFESTED',
  'LABEL_PENDING',
  'PURCHASE_UNKNOWN',
  'VOIDED_BUT_MOVING',
];
