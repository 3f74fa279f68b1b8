import { graphql } from '#generated/gql.ts';

export const invoiceQuery = graphql(`
  query Invoice($id: ID!, $withOrders: Boolean!) {
    invoice(id: $id) {
      id
      stripeInvoiceId
      number
      kind
      state
      issuedAt
      paidAt
      dueAt
      nextPaymentAttemptAt
      attemptCount
      purchaseOrderNumber
      hostedUrl
      stripePdfUrl
      fetchedAt
      subtotal {
        amount
        currency
      }
      taxes {
        name
        rate
        amount {
          amount
          currency
        }
      }
      total {
        amount
        currency
      }
      creditUsed {
        amount
        currency
      }
      amountDue {
        amount
        currency
      }
      amountPaid {
        amount
        currency
      }
      subscription {
        id
        planName
      }
      order @include(if: $withOrders) {
        id
        number
      }
      payments {
        id
        state
        method
        createdAt
        failureMessage
        amount {
          amount
          currency
        }
      }
      creditNotes {
        id
        number
        state
        createdAt
        memo
        total {
          amount
          currency
        }
      }
      lines {
        id
        explanation
        quantity
        periodStart
        periodEnd
        unitPrice {
          amount
          currency
        }
        net {
          amount
          currency
        }
        tax {
          amount
          currency
        }
      }
    }
  }
`);
