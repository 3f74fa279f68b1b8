import { graphql } from '#generated/gql.ts';

export const overviewQuery = graphql(`
  query BillingOverview {
    billingAccount {
      id
      asOf
      monthlyTotals {
        amount
        currency
      }
      recurring {
        planName
        quantity
        interval
        amount {
          amount
          currency
        }
        perMonth {
          amount
          currency
        }
      }
      upcomingInvoices(first: 3) {
        date
        asOf
        amountDue {
          amount
          currency
        }
        subscription {
          id
          planName
          quantity
        }
      }
      openBalance {
        amount
        currency
      }
      credit {
        amount
        currency
      }
      spendingByMonth(months: 12) {
        month
        invoiced {
          amount
          currency
        }
        credited {
          amount
          currency
        }
      }
    }
    invoices(first: 5) {
      edges {
        node {
          id
          number
          kind
          state
          issuedAt
          total {
            amount
            currency
          }
        }
      }
      totalCount
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
          kind
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
          invoice {
            id
            number
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
