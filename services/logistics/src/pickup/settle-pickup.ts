import { optionalText, parseInput, requiredText } from '@mobilytics/chassis/validate-input';
import { z } from 'zod';
import type { Context } from '../context.ts';
import type { SettlePickupInput } from '../generated/resolvers.ts';
import { notFound, refusedTransition } from '../user-errors.ts';
import { lockPickup } from './lock-pickup.ts';

const inputSchema = z.object({
  pickupId: requiredText(40),
  confirmationNumber: optionalText(60),
});

/** What the carrier said by telephone of a booking that it never answered. */
export async function settlePickup(ctx: Context, given: SettlePickupInput) {
  const parsed = parseInput(inputSchema, given, ctx.viewer.locale);
  if (!parsed.ok) return parsed.error;
  const { pickupId: id, confirmationNumber } = parsed.value;
  return ctx.transact(async (tx) => {
    const pickup = await lockPickup(tx, id);
    if (pickup === null) return notFound(ctx.viewer, 'Pickup', 'pickupId');
    const to = confirmationNumber === null ? 'FAILED' : 'BOOKED';
    if (pickup.status !== 'REQUESTED') {
      return refusedTransition(ctx.viewer, { from: pickup.status, to, field: 'pickupId' });
    }
    tx.audit({
      action: 'pickup.settled',
      targetType: 'Pickup',
      targetId: id,
      before: { status: pickup.status },
      after: { status: to, confirmationNumber },
    });
    return {
      __typename: 'SettlePickupSuccess' as const,
      pickup: await tx.db.pickup.update({
        where: { id },
        data: {
          ...{ status: to, confirmationNumber },
          ...(to === 'BOOKED' ? { errorMessage: null } : {}),
          version: { increment: 1 },
        },
      }),
    };
  });
}
