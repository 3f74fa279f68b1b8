import { graphql } from '#generated/gql.ts';
import type { StripeIntentsQuery } from '#generated/graphql.ts';

export const intentsQuery = graphql(`
  query StripeIntents(
    $first: Int
    $after: String
    $last: Int
    $before: String
    $filter: StripeIntentFilter
  ) {
    stripeIntents(first: $first, after: $after, last: $last, before: $before, filter: $filter) {
      edges {
        node {
          id
          kind
          state
          attempts
          stripeObjectId
          refusalMessage
          lastError
          createdAt
          settledAt
          organization {
            id
            name
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

export type ListedIntent = StripeIntentsQuery['stripeIntents']['edges'][number]['node'];
