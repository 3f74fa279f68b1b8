import { graphql } from '#generated/gql.ts';
import type { HomeQuery } from '#generated/graphql.ts';

// Each part is asked for only where the person's role allows it.
export const homeQuery = graphql(`
  query Home(
    $withOrders: Boolean!
    $withDevices: Boolean!
    $withCampaigns: Boolean!
    $withReports: Boolean!
  ) {
    moving: orders(first: 5, filter: { status: [PLACED, CONFIRMED, IN_FULFILLMENT, ON_HOLD] })
      @include(if: $withOrders) {
      totalCount
      edges {
        node {
          id
          number
          status
          placedAt
          totals {
            total {
              amount
              currency
            }
          }
        }
      }
    }
    paidOrders: orders(first: 1, filter: { paymentStatus: [PAID, OVERPAID] })
      @include(if: $withOrders) {
      totalCount
    }
    deliveredDevices: devices(first: 1, filter: { status: [DELIVERED, IN_USE] })
      @include(if: $withDevices) {
      totalCount
    }
    vehicles(first: 100) @include(if: $withCampaigns) {
      totalCount
      edges {
        node {
          id
          device {
            id
          }
        }
      }
    }
    campaigns(first: 20) @include(if: $withCampaigns) {
      totalCount
      edges {
        node {
          id
          name
          lines {
            id
            name
            status
          }
          delivery @include(if: $withReports) {
            methodVersion
            asOf
            kilometres
            daysLive
            impressionsMissingBecause
            ots {
              persons
            }
          }
        }
      }
    }
  }
`);

export type Home = HomeQuery;

const booked = ['PENDING_BOOKING', 'BOOKED', 'IN_FLIGHT', 'FINISHED'];

/** What is done on the way to the first report; undefined where it could not be read. */
export function firstSteps(home: Home) {
  const campaigns = home.campaigns?.edges.map((edge) => edge.node);
  const vehicles = home.vehicles?.edges.map((edge) => edge.node);
  const isDelivered = home.deliveredDevices && home.deliveredDevices.totalCount > 0;
  return {
    order: home.paidOrders && (home.paidOrders.totalCount > 0 || Boolean(isDelivered)),
    delivered: isDelivered,
    vehicle: home.vehicles && home.vehicles.totalCount > 0,
    device: vehicles?.some((vehicle) => vehicle.device),
    campaign: campaigns?.some(({ lines }) => lines.some((line) => booked.includes(line.status))),
    report: campaigns?.some(({ delivery }) => delivery && Number(delivery.kilometres) > 0),
  };
}
