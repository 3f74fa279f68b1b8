import { graphql } from '#generated/gql.ts';
import type { BackofficeLineQuery } from '#generated/graphql.ts';

export const lineQuery = graphql(`
  query BackofficeLine($id: ID!) {
    line(id: $id) {
      id
      name
      status
      version
      startDate
      endDate
      placement
      priceBasis
      bookedAt
      approvedAt
      declineReason
      stopReason
      problems
      allowedActions
      guaranteedImpressions
      makeGoodOf {
        id
        name
      }
      price {
        amount
        currency
      }
      campaign {
        id
        name
        advertiser
        organization {
          id
          name
        }
        market {
          code
          name
          timeZone
        }
      }
      vehicles {
        id
        name
        type
        licensePlate
        lastPingAt
        device {
          id
          serial
        }
      }
      creative {
        id
        name
        status
        contentType
        widthPixels
        heightPixels
        url
      }
      delivery {
        ...DeliveryFields
      }
    }
  }
`);

export type Line = NonNullable<BackofficeLineQuery['line']>;
