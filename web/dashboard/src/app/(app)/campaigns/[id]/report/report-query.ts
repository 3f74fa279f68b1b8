import { graphql } from '#generated/gql.ts';
import type { DeliveryFieldsFragment, ReportQuery } from '#generated/graphql.ts';

export const reportQuery = graphql(`
  query Report($id: ID!) {
    campaign(id: $id) {
      id
      name
      advertiser
      market {
        code
        name
        timeZone
      }
      delivery {
        ...DeliveryFields
      }
      lines {
        id
        name
        status
        delivery {
          ...DeliveryFields
        }
      }
    }
  }

  fragment DeliveryFields on Delivery {
    methodVersion
    asOf
    gross {
      persons
    }
    ots {
      persons
    }
    impressionsMissingBecause
    coverage
    kilometres
    hours
    creditedHours
    gapHours
    daysLive
    vehicles
    byDay {
      date
      gross {
        persons
      }
      ots {
        persons
      }
      kilometres
      hours
    }
    byVehicle {
      vehicle {
        id
        name
      }
      gross {
        persons
      }
      ots {
        persons
      }
      kilometres
      hours
    }
    restatements {
      restatedAt
      reason
      dates
      line {
        id
        name
      }
      from {
        persons
      }
      to {
        persons
      }
    }
  }
`);

export const lineTripsQuery = graphql(`
  query LineTrips($lineId: ID!) {
    trips(first: 100, filter: { lineId: $lineId }) {
      totalCount
      edges {
        node {
          id
          startedAt
          endedAt
          kilometres
          pings
          path
          vehicle {
            id
            name
          }
        }
      }
    }
  }
`);

export type ReportCampaign = NonNullable<ReportQuery['campaign']>;
export type Delivery = DeliveryFieldsFragment;
