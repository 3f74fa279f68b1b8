import { graphql } from '#generated/gql.ts';
import type { OrderQuery } from '#generated/graphql.ts';

export const orderQuery = graphql(`
  query Order($id: ID!) {
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
      paid {
        amount
        currency
      }
      refunded {
        amount
        currency
      }
      shippingAddress {
        ...OrderAddress
      }
      billingAddress {
        ...OrderAddress
      }
      lines {
        id
        sku
        name
        quantity
        interval
        shippable
        fulfilledQuantity
        unitPrice {
          amount
          currency
        }
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
      payments {
        id
        state
        method
        failureMessage
        createdAt
        amount {
          amount
          currency
        }
      }
      refunds {
        id
        state
        createdAt
        amount {
          amount
          currency
        }
      }
      invoices {
        id
        number
        state
        issuedAt
        total {
          amount
          currency
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
        estimatedDeliverySource
        publicTrackingUrl
        correctedAt
        deliveredAt
        devices {
          id
          serial
        }
        events {
          id
          occurredAt
          status
          description
          location
        }
      }
      timeline(first: 50) {
        edges {
          node {
            id
            occurredAt
            kind
            text
            actorName
          }
        }
      }
    }
  }

  fragment OrderAddress on Address {
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
`);

export type Order = NonNullable<OrderQuery['order']>;

export const cancelOrderMutation = graphql(`
  mutation CancelOrder($input: CancelOrderInput!) {
    cancelOrder(input: $input) {
      ... on CancelOrderSuccess {
        order {
          id
          status
          version
          cancelReason
          canceledAt
          allowedActions
        }
      }
      ... on UserError {
        message
        path
      }
    }
  }
`);
