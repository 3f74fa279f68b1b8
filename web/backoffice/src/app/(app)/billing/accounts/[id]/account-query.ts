import { graphql } from '#generated/gql.ts';
import type { FinanceAccountQuery } from '#generated/graphql.ts';

export const accountQuery = graphql(`
  query FinanceAccount($id: ID!) {
    financeAccount(id: $id) {
      id
      name
      stripeCustomerId
      overdueSince
      openDrifts
      asOf
      organization {
        id
        name
        billingAccount {
          subscriptions {
            id
            description
            quantity
            state
            currentPeriodEnd
            unitPrice {
              amount
              currency
            }
          }
        }
      }
      due {
        amount
        currency
      }
      overdue {
        amount
        currency
      }
      plans {
        state
        count
      }
      notes {
        id
        text
        writtenByName
        createdAt
      }
      dunning {
        id
        invoice {
          id
          number
        }
        action {
          id
          kind
          afterDays
          doneAt
          isSkipped
          undoneAt
        }
      }
    }
    invoices(first: 20, filter: { organizationId: $id }) {
      edges {
        node {
          id
          number
          stripeInvoiceId
          state
          issuedAt
          total {
            amount
            currency
          }
          amountDue {
            amount
            currency
          }
        }
      }
      totalCount
    }
    payments(first: 20, filter: { organizationId: $id }) {
      edges {
        node {
          id
          state
          method
          createdAt
          amount {
            amount
            currency
          }
          refunded {
            amount
            currency
          }
        }
      }
      totalCount
    }
    refunds(first: 20, filter: { organizationId: $id }) {
      edges {
        node {
          ...RefundFields
        }
      }
      totalCount
    }
    creditNotes(first: 20, filter: { organizationId: $id }) {
      edges {
        node {
          id
          number
          state
          createdAt
          total {
            amount
            currency
          }
        }
      }
      totalCount
    }
    disputes(first: 20, filter: { organizationId: $id }) {
      edges {
        node {
          id
          state
          evidenceDueAt
          createdAt
          amount {
            amount
            currency
          }
        }
      }
      totalCount
    }
  }
`);

export type AccountData = FinanceAccountQuery;
export type Account = NonNullable<FinanceAccountQuery['financeAccount']>;
