import { graphql } from '#generated/gql.ts';
import type { TrackedParcelQuery } from '#generated/graphql.ts';

export const trackedParcelQuery = graphql(`
  query TrackedParcel($token: String!) {
    trackedParcel(token: $token) {
      carrier
      serviceName
      trackingNumber
      trackingUrl
      status
      steps {
        kind
        reachedAt
      }
      origin {
        city
        region
        country
      }
      destination {
        city
        region
        country
      }
      estimatedDeliveryAt
      estimatedDeliverySource
      deliveredAt
      correctedAt
      pickupPlace
      pickupOffice {
        name
        line1
        city
        region
        postalCode
        hours {
          day
          opensAt
          closesAt
        }
      }
      lastPolledAt
      events {
        occurredAt
        localTime
        status
        description
        location
      }
    }
  }
`);

export type Parcel = NonNullable<TrackedParcelQuery['trackedParcel']>;
