import { graphql } from '#generated/gql.ts';
import type { BackofficeInvoiceQuery } from '#generated/graphql.ts';

export const invoiceQuery = graphql(`
  query BackofficeInvoice($id: ID!) {
    invoice(id: $id) {
      id
      number
      stripeInvoiceId
      state
      kind
      issuedAt
      paidAt
      hostedUrl
      fetchedAt
      memo
      overdueSince
      allowedActions
      nextStep {
        kind
        at
      }
      dunning {
        id
        kind
        afterDays
        doneAt
        isSkipped
      }
      creditNotes {
        id
        number
        state
        createdAt
        total {
          amount
          currency
        }
      }
      total {
        amount
        currency
      }
      tax {
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
      organization {
        id
        name
      }
      order {
        id
        number
      }
      lines {
        id
        stripeLineId
        description
        quantity
        periodStart
        periodEnd
        net {
          amount
          currency
        }
        tax {
          amount
          currency
        }
        order {
          id
          number
        }
      }
    }
  }
`);

export type ShownInvoice = NonNullable<BackofficeInvoiceQuery['invoice']>;
