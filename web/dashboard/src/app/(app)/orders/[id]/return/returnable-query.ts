import { graphql } from '#generated/gql.ts';
import type { ReturnableOrderQuery } from '#generated/graphql.ts';

export const returnableOrderQuery = graphql(`
  query ReturnableOrder($id: ID!) {
    order(id: $id) {
      id
      number
      returnable {
        quantity
        orderLine {
          id
          sku
          name
        }
      }
      returns {
        id
        status
        lines {
          id
          serials
        }
      }
      shipments {
        id
        status
        devices {
          id
          serial
          sku
        }
      }
    }
  }
`);

export const requestReturnMutation = graphql(`
  mutation RequestReturn($input: RequestReturnInput!) {
    requestReturn(input: $input) {
      ... on RequestReturnSuccess {
        return {
          id
          number
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

export type ReturnableOrder = NonNullable<ReturnableOrderQuery['order']>;

export interface ReturnableItem {
  lineId: string;
  sku: string;
  name: string;
  most: number;
  /** Of the delivered pieces that are in no return; empty for things without serials. */
  serials: string[];
}

/** What the form offers: each line that can come back, with the serials that are still out. */
export function returnableItems(order: ReturnableOrder): ReturnableItem[] {
  const gone = ['REJECTED', 'CANCELED'];
  const returning = order.returns
    .filter(({ status }) => !gone.includes(status))
    .flatMap(({ lines }) => lines.flatMap(({ serials }) => serials));
  const devices = (order.shipments ?? [])
    .filter(({ status }) => status === 'DELIVERED')
    .flatMap((shipment) => shipment.devices);
  return order.returnable.map(({ quantity, orderLine: { id, sku, name } }) => ({
    ...{ lineId: id, sku, name, most: quantity },
    serials: devices
      .filter((device) => device.sku === sku && !returning.includes(device.serial))
      .map(({ serial }) => serial),
  }));
}
