import { graphql } from '#generated/gql.ts';

export const usageBillingsQuery = graphql(`
  query UsageBillings(
    $first: Int
    $after: String
    $last: Int
    $before: String
    $filter: UsageBillingFilter
  ) {
    usageBillings(first: $first, after: $after, last: $last, before: $before, filter: $filter) {
      totalCount
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      edges {
        node {
          id
          meter
          state
          refusal
          pricedPer
          periodEnd
          runningLines
          endAskedAt
          endedAt
          stripeSubscriptionId
          createdAt
          unitPrice {
            amount
            currency
          }
          organization {
            id
            name
          }
        }
      }
    }
  }
`);

export const usageEventsQuery = graphql(`
  query UsageEvents(
    $first: Int
    $after: String
    $last: Int
    $before: String
    $filter: UsageEventFilter
  ) {
    usageEvents(first: $first, after: $after, last: $last, before: $before, filter: $filter) {
      totalCount
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      edges {
        node {
          id
          identifier
          meter
          lineName
          day
          value
          usageAt
          isCarried
          state
          refusal
          organization {
            id
            name
          }
          line {
            id
          }
        }
      }
    }
  }
`);

export const findingsQuery = graphql(`
  query UsageFindings {
    usageDifferences(first: 50) {
      totalCount
      edges {
        node {
          id
          countedQuantity
          invoicedQuantity
          foundAt
          organization {
            id
            name
          }
          invoice {
            id
            number
          }
        }
      }
    }
    unexplainedLines(first: 50) {
      totalCount
      edges {
        node {
          id
          description
          foundAt
          net {
            amount
            currency
          }
          organization {
            id
            name
          }
          invoice {
            id
            number
          }
        }
      }
    }
  }
`);

export const changeUsageMutation = graphql(`
  mutation ChangeUsageBilling($input: ChangeUsageBillingInput!) {
    changeUsageBilling(input: $input) {
      ... on ChangeUsageBillingSuccess {
        usageBilling {
          id
          state
          runningLines
          periodEnd
          endAskedAt
          endedAt
        }
      }
      ... on UserError {
        message
        path
      }
    }
  }
`);

export const startUsageMutation = graphql(`
  mutation StartUsageBilling($input: StartUsageBillingInput!) {
    startUsageBilling(input: $input) {
      ... on StartUsageBillingSuccess {
        usageBilling {
          id
          state
          refusal
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
