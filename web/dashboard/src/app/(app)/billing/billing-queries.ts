import { graphql } from '#generated/gql.ts';

export const billingAccountQuery = graphql(`
  query BillingAccount {
    billingAccount {
      id
      asOf
      subscriptions {
        id
        state
        description
        quantity
        interval
        currentPeriodEnd
        cancelAtPeriodEnd
        unitPrice {
          amount
          currency
        }
      }
    }
  }
`);

export const invoicesQuery = graphql(`
  query Invoices(
    $first: Int
    $after: String
    $last: Int
    $before: String
    $filter: InvoiceFilter
    $withOrders: Boolean!
  ) {
    invoices(first: $first, after: $after, last: $last, before: $before, filter: $filter) {
      edges {
        node {
          id
          number
          state
          issuedAt
          paidAt
          total {
            amount
            currency
          }
          amountDue {
            amount
            currency
          }
          order @include(if: $withOrders) {
            id
            number
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

export const paymentsQuery = graphql(`
  query Payments($first: Int, $after: String, $last: Int, $before: String, $withOrders: Boolean!) {
    payments(first: $first, after: $after, last: $last, before: $before) {
      edges {
        node {
          id
          state
          method
          failureMessage
          createdAt
          amount {
            amount
            currency
          }
          order @include(if: $withOrders) {
            id
            number
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
