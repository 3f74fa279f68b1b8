import { graphql } from '#generated/gql.ts';
import type { BackofficeDeviceQuery } from '#generated/graphql.ts';

/** What a step in its life changes. */
graphql(`
  fragment DeviceLife on Device {
    id
    status
    version
    actions
    deliveredAt
    warehouse {
      id
      code
      name
    }
    organization {
      id
      name
    }
    order {
      id
      number
    }
    shipment {
      id
      status
      trackingNumber
    }
    changes {
      id
      from
      to
      reason
      madeBy
      occurredAt
      warehouse {
        id
        code
      }
      order {
        id
        number
      }
      shipment {
        id
        trackingNumber
      }
    }
  }
`);

export const deviceQuery = graphql(`
  query BackofficeDevice($id: ID!) {
    device(id: $id) {
      ...DeviceLife
      serial
      imei
      sku
      firmware
      lastPingAt
      keyPrefix
      vehicle {
        id
        name
        market {
          code
          name
        }
      }
    }
  }
`);

export type Device = NonNullable<BackofficeDeviceQuery['device']>;
