import { graphql } from '#generated/gql.ts';

export const vehiclesQuery = graphql(`
  query Vehicles(
    $first: Int
    $after: String
    $last: Int
    $before: String
    $filter: VehicleFilter
    $withPings: Boolean!
  ) {
    vehicles(first: $first, after: $after, last: $last, before: $before, filter: $filter) {
      edges {
        node {
          id
          name
          type
          licensePlate
          depot
          lastPingAt @include(if: $withPings)
          market {
            code
            name
          }
          placements
          device {
            id
            serial
          }
        }
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      totalCount
    }
  }
`);

export const devicesQuery = graphql(`
  query Devices($first: Int, $after: String, $last: Int, $before: String, $filter: DeviceFilter) {
    devices(first: $first, after: $after, last: $last, before: $before, filter: $filter) {
      edges {
        node {
          id
          serial
          imei
          sku
          status
          lastPingAt
          deliveredAt
          vehicle {
            id
            name
          }
        }
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      totalCount
    }
  }
`);

export const marketsQuery = graphql(`
  query Markets {
    markets {
      code
      name
      currency
      timeZone
    }
  }
`);

export const vehicleTypes = ['CAR', 'VAN', 'BOX_TRUCK', 'TRAILER', 'BUS'] as const;
export const placements = ['FRONT', 'REAR', 'DRIVER_SIDE', 'PASSENGER_SIDE', 'FULL_WRAP'] as const;
