import { graphql } from '#generated/gql.ts';
import type { EndOfDayQuery } from '#generated/graphql.ts';

export const endOfDayQuery = graphql(`
  query EndOfDay($date: Date) {
    endOfDay(date: $date) {
      date
      isToday
      warehouse {
        id
        code
        name
        address {
          city
          region
          country
          phone
        }
      }
      carriers {
        carrier
        tellsCarrier
        booksPickups
        pickupHint
        readyWeightGrams
        ready {
          ...ParcelToHandOver
        }
        heldBack {
          reason
          message
          shipment {
            ...ParcelToHandOver
          }
        }
        manifests {
          id
          status
          toldCarrier
          parcelCount
          weightGrams
          carrierManifestIds
          documentUrls
          listUrl
          failure
          createdAt
          handedOverAt
          leftOut {
            shipmentId
            trackingNumber
          }
        }
        pickups {
          id
          status
          date
          readyAt
          closesAt
          parcelCount
          instructions
          confirmationNumber
          failure
        }
      }
    }
  }
  fragment ParcelToHandOver on Shipment {
    id
    trackingNumber
    serviceName
    order {
      id
      number
    }
    shipTo {
      name
      city
      region
      country
    }
    parcel {
      weightGrams
    }
  }
`);

export const createManifestMutation = graphql(`
  mutation CreateManifest($input: CreateManifestInput!) {
    createManifest(input: $input) {
      ... on CreateManifestSuccess {
        manifest {
          id
          status
          parcelCount
          leftOut {
            shipmentId
          }
        }
      }
      ... on UserError {
        message
        path
      }
    }
  }
`);

export const handOverManifestMutation = graphql(`
  mutation HandOverManifest($input: HandOverManifestInput!) {
    handOverManifest(input: $input) {
      ... on HandOverManifestSuccess {
        manifest {
          id
          status
          handedOverAt
        }
      }
      ... on UserError {
        message
        path
      }
    }
  }
`);

export const bookPickupMutation = graphql(`
  mutation BookPickup($input: BookPickupInput!) {
    bookPickup(input: $input) {
      ... on BookPickupSuccess {
        pickup {
          id
          status
          confirmationNumber
        }
      }
      ... on UserError {
        message
        path
      }
      ... on InvalidInput {
        problems {
          message
          path
        }
      }
    }
  }
`);

export const cancelPickupMutation = graphql(`
  mutation CancelPickup($input: CancelPickupInput!) {
    cancelPickup(input: $input) {
      ... on CancelPickupSuccess {
        pickup {
          id
          status
        }
      }
      ... on UserError {
        message
        path
      }
    }
  }
`);

export const settlePickupMutation = graphql(`
  mutation SettlePickup($input: SettlePickupInput!) {
    settlePickup(input: $input) {
      ... on SettlePickupSuccess {
        pickup {
          id
          status
          confirmationNumber
          failure
        }
      }
      ... on UserError {
        message
        path
      }
    }
  }
`);

export type WarehouseDay = EndOfDayQuery['endOfDay'][number];
export type CarrierDay = WarehouseDay['carriers'][number];
export type DayManifest = CarrierDay['manifests'][number];
export type DayPickup = CarrierDay['pickups'][number];
