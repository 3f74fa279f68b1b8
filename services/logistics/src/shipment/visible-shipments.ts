import type { Context } from '../context.ts';
import { statusesForCustomers } from './shipment-status.ts';

/** A customer sees a shipment from its label on; what is only planned concerns the warehouse. */
export function visibleShipments({ viewer }: Pick<Context, 'viewer'>) {
  const isOurs = viewer.kind === 'STAFF' || viewer.kind === 'SYSTEM';
  return isOurs ? {} : { status: { in: statusesForCustomers } };
}
