import type { DeviceStatus } from '../generated/prisma/enums.ts';
import type { Transitions } from '../transition.ts';

export const deviceTransitions: Transitions<DeviceStatus> = {
  IN_STOCK: ['RESERVED', 'IN_REPAIR', 'RETIRED', 'LOST'],
  RESERVED: ['IN_STOCK', 'SHIPPED'],
  // Its label was given back before it left.
  SHIPPED: ['DELIVERED', 'RETURNING', 'LOST', 'RESERVED'],
  DELIVERED: ['IN_USE', 'RETURNING', 'LOST'],
  IN_USE: ['DELIVERED', 'RETURNING', 'LOST'],
  RETURNING: ['IN_STOCK', 'IN_REPAIR', 'RETIRED', 'LOST'],
  IN_REPAIR: ['IN_STOCK', 'RETIRED'],
  RETIRED: [],
  LOST: ['IN_STOCK', 'RETURNING', 'RETIRED'],
};

/** What a device that comes back to us no longer has: an owner and what tied it to an order. */
export const oursAgain = {
  ...{ organizationId: null, orderId: null, fulfillmentLineId: null, shipmentId: null },
  ...{ deliveredAt: null, assignmentId: null, assignedAt: null },
};
