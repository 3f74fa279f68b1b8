import { graphql } from '#generated/gql.ts';
import type { BackofficeOrderQuery } from '#generated/graphql.ts';

export const orderQuery = graphql(`
  query BackofficeOrder($id: ID!, $entries: Int!) {
    order(id: $id) {
      id
      number
      status
      paymentStatus
      fulfillmentProgress
      source
      version
      placedAt
      confirmedAt
      completedAt
      canceledAt
      expiresAt
      holdReason
      cancelReason
      externalReference
      purchaseOrderNumber
      shippingMethod
      allowedActions
      organization {
        id
        name
      }
      lines {
        id
        sku
        name
        quantity
        unitPrice {
          amount
          currency
        }
        interval
        net {
          amount
          currency
        }
        taxes {
          name
          ratePercent
          amount {
            amount
            currency
          }
        }
        total {
          amount
          currency
        }
        shippable
        fulfilledQuantity
        deliveredQuantity
      }
      totals {
        net {
          amount
          currency
        }
        shipping {
          amount
          currency
        }
        taxes {
          name
          ratePercent
          amount {
            amount
            currency
          }
        }
        total {
          amount
          currency
        }
      }
      paid {
        amount
        currency
      }
      refunded {
        amount
        currency
      }
      shippingAddress {
        name
        company
        line1
        line2
        city
        region
        postalCode
        country
        phone
      }
      billingAddress {
        name
        company
        line1
        line2
        city
        region
        postalCode
        country
        phone
      }
      timeline(first: $entries) {
        edges {
          node {
            id
            occurredAt
            kind
            text
            actorName
            internal
            referenceId
          }
        }
        totalCount
      }
      payments {
        id
        stripePaymentIntentId
        amount {
          amount
          currency
        }
        state
        method
        failureMessage
        createdAt
        refundable {
          amount
          currency
        }
      }
      refunds {
        ...RefundFields
      }
      disputes {
        id
        state
        evidenceDueAt
        amount {
          amount
          currency
        }
      }
      invoices {
        id
        number
        stripeInvoiceId
        state
        total {
          amount
          currency
        }
        amountDue {
          amount
          currency
        }
        issuedAt
      }
      fulfillments {
        id
        number
        status
        waitingReason
        warehouse {
          id
          code
          name
        }
      }
      shipments {
        id
        status
        carrier
        serviceName
        trackingNumber
        trackingUrl
        estimatedDeliveryAt
      }
    }
  }
`);

export type Order = NonNullable<BackofficeOrderQuery['order']>;
