import { graphql } from '#generated/gql.ts';
import type { BulkRunQuery } from '#generated/graphql.ts';

graphql(`
  fragment BulkRunHead on BulkRun {
    id
    status
    version
    startedBy
    createdAt
    finishedAt
    counts {
      total
      queued
      rated
      bought
      failed
      skipped
    }
    cost {
      amount
      currency
    }
  }
`);

export const runQuery = graphql(`
  query BulkRun($id: ID!) {
    bulkRun(id: $id) {
      ...BulkRunHead
    }
  }
`);

export const itemsQuery = graphql(`
  query BulkRunItems(
    $id: ID!
    $first: Int
    $after: String
    $last: Int
    $before: String
    $status: [BulkItemStatus!]
  ) {
    bulkRun(id: $id) {
      id
      items(first: $first, after: $after, last: $last, before: $before, status: $status) {
        edges {
          node {
            id
            status
            reasonText
            fulfillment {
              id
              number
              shipTo {
                name
                city
                country
              }
            }
            shipment {
              id
              carrier
              serviceName
              trackingNumber
              cost {
                amount
                currency
              }
              choice {
                explanation
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
  }
`);

export const changeMutation = graphql(`
  mutation ChangeBulkRun($input: ChangeBulkRunInput!) {
    changeBulkRun(input: $input) {
      ... on ChangeBulkRunSuccess {
        bulkRun {
          ...BulkRunHead
        }
      }
      ... on UserError {
        message
        path
      }
    }
  }
`);

export type BulkRun = NonNullable<BulkRunQuery['bulkRun']>;
