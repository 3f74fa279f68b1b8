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
