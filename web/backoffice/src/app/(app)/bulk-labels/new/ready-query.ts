import { graphql } from '#generated/gql.ts';
import type { ReadyForLabelsQuery } from '#generated/graphql.ts';

graphql(`
  fragment ReadyFulfilment on Fulfillment {
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
      serialized
    }
  }
`);

/** What is scanned, and of what is still to be picked those goods that need no scan. */
export const readyQuery = graphql(`
  query ReadyForLabels {
    picked: fulfillments(first: 100, filter: { status: [PICKED] }) {
      edges {
        node {
          ...ReadyFulfilment
        }
      }
      totalCount
    }
    toPick: fulfillments(first: 100, filter: { status: [TO_PICK] }) {
      edges {
        node {
          ...ReadyFulfilment
        }
      }
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

export type ReadyFulfilment = ReadyForLabelsQuery['picked']['edges'][number]['node'];

/** Those of which nothing is to be scanned any more, the oldest first. */
export function readyFulfilments(data: ReadyForLabelsQuery | undefined): ReadyFulfilment[] {
  const picked = data?.picked.edges.map(({ node }) => node) ?? [];
  const toPick = data?.toPick.edges.map(({ node }) => node) ?? [];
  const unscanned = toPick.filter(({ lines }) => lines.every((line) => !line.serialized));
  return [...picked, ...unscanned].sort((a, b) => a.createdAt.localeCompare(b.createdAt));
}
