import { graphql } from '#generated/gql.ts';
import type { PickWalkQuery } from '#generated/graphql.ts';

export const pickPlacesQuery = graphql(`
  query PickPlaces {
    warehouses {
      id
      code
      name
    }
  }
`);

export const pickQuery = graphql(`
  query PickWalk($warehouseId: ID!, $fulfillmentIds: [ID!]) {
    pickList(warehouseId: $warehouseId, fulfillmentIds: $fulfillmentIds) {
      pieces
      fulfillments {
        id
        number
        orderNumber
        status
        shippingMethod
        createdAt
        shipTo {
          name
          city
          country
        }
      }
      stops {
        bin
        sku
        name
        serialized
        quantity
        totes {
          tote
          fulfillmentId
          quantity
        }
      }
    }
  }
`);

export const printMutation = graphql(`
  mutation PrintPickList($input: PrintPickListInput!) {
    printPickList(input: $input) {
      ... on PrintPickListSuccess {
        url
      }
      ... on UserError {
        message
        path
      }
    }
  }
`);

export type Walk = NonNullable<PickWalkQuery['pickList']>;
