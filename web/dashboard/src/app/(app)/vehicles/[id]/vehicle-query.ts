import { graphql } from '#generated/gql.ts';
import type { VehicleQuery } from '#generated/graphql.ts';

export const vehicleQuery = graphql(`
  query Vehicle($id: ID!, $withReports: Boolean!) {
    vehicle(id: $id) {
      id
      name
      type
      placements
      illuminated
      licensePlate
      depot
      venue
      createdAt
      lastPingAt @include(if: $withReports)
      market {
        code
        name
        timeZone
      }
      device {
        id
        serial
        status
      }
      deviceAssignments {
        id
        from
        to
        device {
          id
          serial
        }
      }
      creativeAssignments {
        id
        placement
        from
        to
        creative {
          id
          name
        }
        line {
          id
          name
          status
          campaign {
            id
            name
          }
        }
      }
    }
    trips(first: 50, filter: { vehicleId: $id }) @include(if: $withReports) {
      totalCount
      edges {
        node {
          id
          startedAt
          endedAt
          kilometres
          pings
          path
        }
      }
    }
  }
`);

export type Vehicle = NonNullable<VehicleQuery['vehicle']>;
export type Trips = NonNullable<VehicleQuery['trips']>;

export const freeDevicesQuery = graphql(`
  query FreeDevices {
    devices(first: 100, filter: { status: [DELIVERED, IN_USE] }) {
      edges {
        node {
          id
          serial
          sku
          deliveredAt
          vehicle {
            id
          }
        }
      }
    }
  }
`);

export const assignDeviceMutation = graphql(`
  mutation AssignDevice($input: AssignDeviceInput!) {
    assignDevice(input: $input) {
      ... on AssignDeviceSuccess {
        assignment {
          id
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

export const unassignDeviceMutation = graphql(`
  mutation UnassignDevice($input: UnassignDeviceInput!) {
    unassignDevice(input: $input) {
      ... on UnassignDeviceSuccess {
        vehicle {
          id
        }
      }
      ... on UserError {
        message
        path
      }
    }
  }
`);
