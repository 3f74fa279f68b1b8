import { graphql } from '#generated/gql.ts';
import type { StripeEventsQuery } from '#generated/graphql.ts';

export const eventsQuery = graphql(`
  query StripeEvents(
    $first: Int
    $after: String
    $last: Int
    $before: String
    $filter: StripeEventFilter
  ) {
    stripeEvents(first: $first, after: $after, last: $last, before: $before, filter: $filter) {
      edges {
        node {
          id
          type
          objectId
          state
          outcome
          source
          apiVersion
          isForeignVersion
          attempts
          lastError
          receivedAt
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

export const retryMutation = graphql(`
  mutation RetryStripeEvent($input: RetryStripeEventInput!) {
    retryStripeEvent(input: $input) {
      ... on RetryStripeEventSuccess {
        event {
          id
          state
          attempts
        }
      }
      ... on UserError {
        message
        path
      }
    }
  }
`);

export type ListedEvent = StripeEventsQuery['stripeEvents']['edges'][number]['node'];
