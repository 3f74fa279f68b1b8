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

/** What customs are told of a parcel that goes abroad. */
graphql(`
  fragment StationCustoms on CustomsDeclaration {
    reason
    incoterm
    invoiceNumber
    isEdited
    total {
      amount
      currency
    }
    items {
      sku
      description
      quantity
      unitWeightGrams
      unitValue {
        amount
        currency
      }
      hsCode
      countryOfOrigin
    }
    problems {
      message
      sku
      field
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
      billableWeightGrams
      comparablePrice {
        amount
        currency
      }
    }
    choice {
      explanation
      rate {
        id
      }
    }
    customs {
      ...StationCustoms
    }
    customsInvoiceUrl
    labelFormat
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

/** Weights and sizes come from the shop, boxes from the settings; the station works without them, too. */
export const stationProductsQuery = graphql(`
  query StationProducts($orderId: ID!) {
    parcelPresets {
      id
      name
      lengthMillimetres
      widthMillimetres
      heightMillimetres
      tareGrams
      maxWeightGrams
    }
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
export type Customs = NonNullable<Shipment['customs']>;
