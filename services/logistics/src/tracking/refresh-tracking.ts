import { CarrierError } from '../carrier/carrier-error.ts';
import type { Context } from '../context.ts';
import type { RefreshTrackingInput } from '../generated/resolvers.ts';
import { statusesForCustomers } from '../shipment/shipment-status.ts';
import { carrierRefused, notFound, refusedTransition } from '../user-errors.ts';
import { applyTracking } from './apply-tracking.ts';
import { askCarrier } from './track-shipment.ts';

/** Asks the carrier now, whatever the schedule says. */
export async function refreshTracking(ctx: Context, { shipmentId: id }: RefreshTrackingInput) {
  const found = await ctx.db.shipment.findUnique({ where: { id } });
  if (found === null) return notFound(ctx.viewer, 'Shipment', 'shipmentId');
  if (!statusesForCustomers.includes(found.status) || found.status === 'VOIDED') {
    const to = 'IN_TRANSIT';
    return refusedTransition(ctx.viewer, { from: found.status, to, field: 'shipmentId' });
  }
  const { carriers, timing } = ctx.services;
  try {
    const heard = await askCarrier(carriers, found);
    return await ctx.transact(async (tx) => {
      const shipment = await applyTracking(tx, id, heard, timing.trackingPollMs);
      if (shipment === null) return notFound(ctx.viewer, 'Shipment', 'shipmentId');
      tx.audit({
        action: 'tracking.refreshed',
        targetType: 'Shipment',
        targetId: id,
        organizationId: shipment.organizationId,
        before: { status: found.status },
        after: { status: shipment.status },
      });
      return { __typename: 'RefreshTrackingSuccess' as const, shipment };
    });
  } catch (error) {
    if (error instanceof CarrierError) return carrierRefused(error, 'shipmentId');
    throw error;
  }
}
