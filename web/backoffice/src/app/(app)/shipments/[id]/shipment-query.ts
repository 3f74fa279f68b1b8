import { graphql } from '#generated/gql.ts';
import type { BackofficeShipmentQuery } from '#generated/graphql.ts';

graphql(`
  fragment ShipmentFields on Shipment {
    id
    status
    version
    carrier
    service
    serviceName
    trackingNumber
    trackingUrl
    createdAt
    estimatedDeliveryAt
    estimatedDeliverySource
    deliveredAt
    correctedAt
    trackingGivenUpAt
    publicTrackingUrl
    lastPolledAt
    nextPollAt
    exceptions {
      id
      kind
      status
      since
      nextStep
      assignee {
        id
        name
      }
    }
    labelUrl
    packingSlipUrl
    cost {
      amount
      currency
    }
    charged {
      amount
      currency
    }
    labelVoid {
      reason
      requestedAt
      failure
      refusedAt
      voidedAt
      refundState
      refundReference
      refundSettledAt
    }
    calls {
      ...CarrierCallFields
    }
    parcel {
      weightGrams
      lengthMillimetres
      widthMillimetres
      heightMillimetres
    }
    shipTo {
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
    items {
      lineId
      sku
      name
      quantity
      devices {
        id
        serial
        status
      }
    }
    rates {
      id
      carrier
      service
      serviceName
      price {
        amount
        currency
      }
      transitDays
      deliverBy
    }
    events {
      id
      occurredAt
      status
      code
      description
      location
      localTime
    }
  }
`);

export const shipmentQuery = graphql(`
  query BackofficeShipment($id: ID!) {
    shipment(id: $id) {
      ...ShipmentFields
      order {
        id
        number
        organization {
          id
          name
        }
      }
    }
  }
`);

export const refreshMutation = graphql(`
  mutation RefreshTracking($input: RefreshTrackingInput!) {
    refreshTracking(input: $input) {
      ... on RefreshTrackingSuccess {
        shipment {
          ...ShipmentFields
        }
      }
      ... on UserError {
        message
        path
      }
    }
  }
`);

export type Shipment = NonNullable<BackofficeShipmentQuery['shipment']>;
