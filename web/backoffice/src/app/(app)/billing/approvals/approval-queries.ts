import { graphql } from '#generated/gql.ts';

graphql(`
  fragment MoneyRequestFields on MoneyRequest {
    id
    kind
    state
    reason
    askedById
    askedByName
    askedAt
    needsApproval
    mayDecide
    decidedByName
    decidedAt
    decisionReason
    blockMessage
    refusal
    stripeObjectId
    returnId
    endedAt
    amount {
      amount
      currency
    }
    organization {
      id
      name
    }
    order {
      id
      number
    }
    invoice {
      id
      number
    }
    payment {
      id
    }
  }
`);

export const moneyRequestsQuery = graphql(`
  query MoneyRequests(
    $first: Int
    $after: String
    $last: Int
    $before: String
    $filter: MoneyRequestFilter
  ) {
    moneyRequests(first: $first, after: $after, last: $last, before: $before, filter: $filter) {
      edges {
        node {
          ...MoneyRequestFields
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

export const moneyRequestQuery = graphql(`
  query MoneyRequest($id: ID!) {
    moneyRequest(id: $id) {
      ...MoneyRequestFields
      evidence {
        label
        value
        id
      }
    }
  }
`);

export const approveMutation = graphql(`
  mutation ApproveMoneyRequest($input: ApproveMoneyRequestInput!) {
    approveMoneyRequest(input: $input) {
      ... on ApproveMoneyRequestSuccess {
        request {
          ...MoneyRequestFields
        }
      }
      ... on UserError {
        message
        path
      }
    }
  }
`);

export const declineMutation = graphql(`
  mutation DeclineMoneyRequest($input: DeclineMoneyRequestInput!) {
    declineMoneyRequest(input: $input) {
      ... on DeclineMoneyRequestSuccess {
        request {
          ...MoneyRequestFields
        }
      }
      ... on UserError {
        message
        path
      }
    }
  }
`);
