import Stripe from 'stripe';
import type { Context } from '../../context.ts';
import type { Drift } from '../../generated/prisma/client.ts';
import { message } from '../../messages.ts';
import { mirror } from '../../mirror/mirror.ts';
import { healDrift } from './close-drift.ts';
import { type DriftCategory, fetchedCategories } from './drift-category.ts';
import { findOpenDrift } from './find-open-drift.ts';

/**
 * Takes Stripe's side: the object is fetched and the mirror written from it, which proves parity and
 * closes the difference. What only follows from the mirror is taken as it is and not found again.
 */
export async function takeStripes(ctx: Context, { id }: { id: string }) {
  const found = await findOpenDrift(ctx, id, 'TAKE_STRIPES', 'notForTaking');
  if ('refusal' in found) return found.refusal;
  const { drift } = found;
  await choose(ctx, drift);
  if ((fetchedCategories as readonly string[]).includes(drift.category)) {
    try {
      const { objectType: type, objectId, stripeCustomerId: customerId } = drift;
      await mirror(ctx, { type, id: objectId, customerId });
    } catch (error) {
      await ctx.transact((tx) =>
        tx.db.drift.updateMany({
          where: { id, state: 'OPEN' },
          data: { resolution: null, resolvedBy: null },
        }),
      );
      if (!(error instanceof Stripe.errors.StripeError)) throw error;
      ctx.log.error({ err: error, driftId: id }, 'Stripe’s side could not be fetched.');
      return {
        __typename: 'PaymentProviderUnavailable' as const,
        message: message('providerUnreachable', ctx.viewer.locale),
        path: ['input', 'id'],
      };
    }
  }
  // An object that neither side has leaves nothing to write that would close it.
  const { objectId, category } = drift;
  await ctx.transact((tx) => healDrift(tx, [objectId], [category as DriftCategory]));
  return {
    __typename: 'TakeStripesSuccess' as const,
    drift: await ctx.db.drift.findUniqueOrThrow({ where: { id } }),
  };
}

/** Whoever closes it afterwards finds why. */
const choose = (ctx: Context, { id, organizationId, category, objectId }: Drift) =>
  ctx.transact(async (tx) => {
    await tx.db.drift.updateMany({
      where: { id, state: 'OPEN' },
      data: { resolution: 'TAKEN', resolvedBy: ctx.viewer.actorName ?? ctx.viewer.actorId },
    });
    tx.audit({
      action: 'drift.taken',
      ...{ targetType: 'Drift', targetId: id, organizationId, after: { category, objectId } },
    });
  });
