import { CarrierError } from '../carrier/carrier-error.ts';
import type { Context } from '../context.ts';
import type { CancelPickupInput } from '../generated/resolvers.ts';
import { carrierRefused, notFound, refusedTransition } from '../user-errors.ts';
import { lockPickup } from './lock-pickup.ts';

/** Calls a driver off. Asked again after an answer that did not come, the carrier knows it no more. */
export async function cancelPickup(ctx: Context, { pickupId: id }: CancelPickupInput) {
  const pickup = await ctx.db.pickup.findUnique({ where: { id } });
  if (pickup === null) return notFound(ctx.viewer, 'Pickup', 'pickupId');
  const to = 'CANCELED';
  const succeeded = { __typename: 'CancelPickupSuccess' as const };
  if (pickup.status === to) return { ...succeeded, pickup };
  const { confirmationNumber, revision, contactName } = pickup;
  if (pickup.status !== 'BOOKED' || confirmationNumber === null) {
    return refusedTransition(ctx.viewer, { from: pickup.status, to, field: 'pickupId' });
  }
  const carrier = ctx.services.carriers.find(({ code }) => code === pickup.carrier);
  try {
    await carrier?.cancelPickup?.({ confirmationNumber, revision, contactName });
  } catch (error) {
    if (!(error instanceof CarrierError)) throw error;
    if (error.kind !== 'NOT_FOUND') return carrierRefused(error, 'pickupId');
  }
  return ctx.transact(async (tx) => {
    const locked = await lockPickup(tx, id);
    if (locked?.status !== 'BOOKED') return { ...succeeded, pickup: locked ?? pickup };
    tx.audit({
      action: 'pickup.canceled',
      targetType: 'Pickup',
      targetId: id,
      before: { status: locked.status, confirmationNumber },
      after: { status: to },
    });
    const data = { status: to, version: { increment: 1 } } as const;
    return { ...succeeded, pickup: await tx.db.pickup.update({ where: { id }, data }) };
  });
}
