import type { FulfillmentStatus } from '../generated/prisma/enums.ts';
import type { Transitions } from '../transition.ts';

export const fulfillmentTransitions: Transitions<FulfillmentStatus> = {
  WAITING_FOR_STOCK: ['TO_PICK', 'ON_HOLD', 'CANCELED'],
  // Goods without serials need no scan, so their label may be bought at once.
  TO_PICK: ['PICKED', 'LABEL_PURCHASED', 'SHIPPED', 'DELIVERED', 'ON_HOLD', 'CANCELED'],
  PICKED: ['TO_PICK', 'LABEL_PURCHASED', 'SHIPPED', 'DELIVERED', 'ON_HOLD', 'CANCELED'],
  // A label that is given back makes it work again.
  LABEL_PURCHASED: ['TO_PICK', 'PICKED', 'SHIPPED', 'DELIVERED'],
  SHIPPED: ['DELIVERED'],
  // The carrier took back that it was delivered.
  DELIVERED: ['SHIPPED'],
  CANCELED: [],
  ON_HOLD: ['WAITING_FOR_STOCK', 'TO_PICK', 'PICKED', 'CANCELED'],
};

/** While it is picked: serials may be scanned and rates asked for. */
export const isBeingPicked = (status: FulfillmentStatus) =>
  status === 'TO_PICK' || status === 'PICKED';
