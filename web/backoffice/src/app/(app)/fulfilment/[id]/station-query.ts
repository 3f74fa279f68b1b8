import { graphql } from '#generated/gql.ts';
import type { StationQuery } from '#generated/graphql.ts';

/** What scanning changes. */
graphql(`
  fragment StationPicking on Fulfillment {
    id
    status
    version
    waitingReason
    lines {
      id
      sku
      name
      quantity
      serialized
      bin
      packed
      scanned {
        id
        serial
      }
    }
    shipments {
      id
      status
      trackingNumber
      items {
        lineId
        sku
        name
        quantity
        serialized
        devices {
          id
          serial
        }
      }
    }
    splits {
      id
      number
    }
  }
`);

/** What comparing, buying and handing over change. */
graphql(`
  fragment StationParcel on Shipment {
    id
    status
    version
    carrier
    serviceName
    trackingNumber
    trackingUrl
    labelUrl
    packingSlipUrl
    parcel {
      weightGrams
      lengthMillimetres
      widthMillimetres
      heightMillimetres
    }
    cost {
      amount
      currency
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
      guaranteed
      expiresAt
    }
  }
`);

export const stationQuery = graphql(`
  query Station($id: ID!) {
    fulfillment(id: $id) {
      ...StationPicking
      number
      orderNumber
      shippingMethod
      createdAt
      order {
        id
      }
      organization {
        id
        name
      }
      warehouse {
        id
        code
        name
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
      shipments {
        ...StationParcel
      }
      splitFrom {
        id
        number
      }
    }
  }
`);

/** Weights and sizes come from the shop; the station works without them, too. */
export const stationProductsQuery = graphql(`
  query StationProducts($orderId: ID!) {
    order(id: $orderId) {
      id
      lines {
        id
        sku
        name
        quantity
        shippable
        variant {
          id
          weightGrams
          lengthMillimetres
          widthMillimetres
          heightMillimetres
        }
      }
    }
  }
`);

export type Fulfilment = NonNullable<StationQuery['fulfillment']>;
export type Shipment = Fulfilment['shipments'][number];
export type Rate = NonNullable<Shipment['rates']>[number];
