import { graphql } from '#generated/gql.ts';
import type { BackofficeExceptionQuery } from '#generated/graphql.ts';

export const exceptionQuery = graphql(`
  query BackofficeException($id: ID!) {
    shipmentException(id: $id) {
      ...ExceptionState
      kind
      since
      detail
      nextStep
      openedAt
      shipment {
        id
        status
        carrier
        serviceName
        trackingNumber
        trackingUrl
        publicTrackingUrl
        estimatedDeliveryAt
        lastPolledAt
        shipTo {
          name
          company
          line1
          line2
          city
          region
          postalCode
          country
          phone
        }
        order {
          id
          number
          organization {
            id
            name
          }
        }
      }
    }
  }
`);

export type Exception = NonNullable<BackofficeExceptionQuery['shipmentException']>;
