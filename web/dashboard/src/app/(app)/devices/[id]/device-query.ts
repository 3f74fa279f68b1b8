import { graphql } from '#generated/gql.ts';
import type { DeviceQuery } from '#generated/graphql.ts';

export const deviceQuery = graphql(`
  query Device(
    $id: ID!
    $withVehicle: Boolean!
    $withOrder: Boolean!
    $withShipment: Boolean!
  ) {
    device(id: $id) {
      id
      serial
      imei
      sku
      firmware
      status
      keyPrefix
      lastPingAt
      deliveredAt
      vehicle @include(if: $withVehicle) {
        id
        name
      }
      order @include(if: $withOrder) {
        id
        number
      }
      shipment @include(if: $withShipment) {
        id
        trackingNumber
        status
      }
    }
  }
`);

export type Device = NonNullable<DeviceQuery['device']>;

export const issueDeviceKeyMutation = graphql(`
  mutation IssueDeviceKey($input: IssueDeviceKeyInput!) {
    issueDeviceKey(input: $input) {
      ... on IssueDeviceKeySuccess {
        key
        device {
          id
          keyPrefix
        }
      }
      ... on UserError {
        message
        path
      }
    }
  }
`);
