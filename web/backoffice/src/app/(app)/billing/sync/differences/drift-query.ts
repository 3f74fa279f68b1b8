import { graphql } from '#generated/gql.ts';
import type { DriftPageQuery, DriftsQuery } from '#generated/graphql.ts';

graphql(`
  fragment DriftHead on Drift {
    id
    category
    objectType
    objectId
    stripeCustomerId
    state
    resolution
    resolvedBy
    resolvedAt
    foundAt
    lastSeenAt
    allowedActions
    organization {
      id
      name
    }
  }
`);

export const driftsQuery = graphql(`
  query Drifts($first: Int, $after: String, $last: Int, $before: String, $filter: DriftFilter) {
    drifts(first: $first, after: $after, last: $last, before: $before, filter: $filter) {
      edges {
        node {
          ...DriftHead
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

export const driftQuery = graphql(`
  query DriftPage($id: ID!) {
    drift(id: $id) {
      ...DriftHead
      ours
      theirs
      fields {
        path
        ours
        theirs
      }
      run {
        id
        startedAt
      }
      order {
        id
        number
      }
      moneyRequest {
        id
        state
      }
    }
  }
`);

export const takeMutation = graphql(`
  mutation TakeStripes($input: DriftInput!) {
    takeStripes(input: $input) {
      ... on TakeStripesSuccess {
        drift {
          ...DriftHead
        }
      }
      ... on UserError {
        message
        path
      }
    }
  }
`);

export const cancelMutation = graphql(`
  mutation CancelDuplicateSubscription($input: DriftInput!) {
    cancelDuplicateSubscription(input: $input) {
      ... on CancelDuplicateSubscriptionSuccess {
        isPending
        drift {
          ...DriftHead
        }
      }
      ... on UserError {
        message
        path
      }
    }
  }
`);

export const releaseMutation = graphql(`
  mutation ReleasePaidOrder($input: DriftInput!) {
    releasePaidOrder(input: $input) {
      ... on ReleasePaidOrderSuccess {
        drift {
          ...DriftHead
        }
      }
      ... on UserError {
        message
        path
      }
    }
  }
`);

export type ListedDrift = DriftsQuery['drifts']['edges'][number]['node'];
export type Drift = NonNullable<DriftPageQuery['drift']>;
