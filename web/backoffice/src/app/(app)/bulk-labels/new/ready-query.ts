import { graphql } from '#generated/gql.ts';
import type { ReadyForLabelsQuery } from '#generated/graphql.ts';

export const readyQuery = graphql(`
  query ReadyForLabels {
    fulfillments(first: 100, filter: { status: [PICKED] }) {
      edges {
        node {
          id
          number
          orderNumber
          shippingMethod
          createdAt
          warehouse {
            id
            code
          }
          shipTo {
            name
            city
            region
            country
          }
          lines {
            id
            quantity
          }
        }
      }
      totalCount
    }
    parcelPresets {
      id
      name
    }
  }
`);

export const startMutation = graphql(`
  mutation StartBulkRun($input: StartBulkRunInput!) {
    startBulkRun(input: $input) {
      ... on StartBulkRunSuccess {
        bulkRun {
          id
        }
      }
      ... on UserError {
        message
        path
      }
      ... on InvalidInput {
        problems {
          message
          path
        }
      }
    }
  }
`);

export type ReadyFulfilment = ReadyForLabelsQuery['fulfillments']['edges'][number]['node'];
