import { graphql } from '#generated/gql.ts';

export const scanMutation = graphql(`
  mutation ScanSerial($input: ScanSerialInput!) {
    scanSerial(input: $input) {
      ... on ScanSerialSuccess {
        device {
          id
          serial
        }
        fulfillment {
          ...StationPicking
        }
      }
      ... on UserError {
        message
        path
      }
      ... on SerialRefused {
        reason
      }
    }
  }
`);

export const unscanMutation = graphql(`
  mutation UnscanSerial($input: UnscanSerialInput!) {
    unscanSerial(input: $input) {
      ... on UnscanSerialSuccess {
        fulfillment {
          ...StationPicking
        }
      }
      ... on UserError {
        message
        path
      }
    }
  }
`);

export const quoteMutation = graphql(`
  mutation QuoteRates($input: QuoteRatesInput!) {
    quoteRates(input: $input) {
      ... on QuoteRatesSuccess {
        shipment {
          ...StationParcel
        }
        failures {
          carrier
          message
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

export const buyMutation = graphql(`
  mutation BuyLabel($input: BuyLabelInput!) {
    buyLabel(input: $input) {
      ... on BuyLabelSuccess {
        shipment {
          ...StationParcel
        }
      }
      ... on UserError {
        message
        path
      }
      ... on CarrierRefused {
        code
        retryable
      }
    }
  }
`);

export const handOverMutation = graphql(`
  mutation HandOverShipment($input: HandOverShipmentInput!) {
    handOverShipment(input: $input) {
      ... on HandOverShipmentSuccess {
        shipment {
          ...StationParcel
        }
      }
      ... on UserError {
        message
        path
      }
    }
  }
`);

export const packMutation = graphql(`
  mutation PackParcel($input: PackParcelInput!) {
    packParcel(input: $input) {
      ... on PackParcelSuccess {
        shipment {
          ...StationParcel
        }
        fulfillment {
          ...StationPicking
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

export const unpackMutation = graphql(`
  mutation UnpackParcel($input: UnpackParcelInput!) {
    unpackParcel(input: $input) {
      ... on UnpackParcelSuccess {
        fulfillment {
          ...StationPicking
        }
      }
      ... on UserError {
        message
        path
      }
    }
  }
`);

export const splitMutation = graphql(`
  mutation SplitFulfilment($input: SplitFulfillmentInput!) {
    splitFulfillment(input: $input) {
      ... on SplitFulfillmentSuccess {
        fulfillment {
          ...StationPicking
        }
        split {
          id
          number
          status
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
