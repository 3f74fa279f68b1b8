import { formatMoney } from '@mobilytics/money/money';
import Stripe from 'stripe';
import type { Context } from '../../context.ts';
import { message } from '../../messages.ts';
import { mirror } from '../../mirror/mirror.ts';
import { guardMoney } from '../guard-money.ts';
import { notInStep } from '../not-in-step.ts';
import { saySync } from '../sync-messages.ts';
import { recheckConsequences } from './check-consequences.ts';
import { findOpenDrift } from './find-open-drift.ts';

const path = ['input', 'id'];

/** Fetches the payments of a paid order that waits, and releases it unless something stands against it. */
export async function releasePaidOrder(ctx: Context, { id }: { id: string }) {
  const found = await findOpenDrift(ctx, id, 'RELEASE_ORDER', 'notUnreleased');
  if ('refusal' in found) return found.refusal;
  const { locale } = ctx.viewer;
  const { objectId: orderId, organizationId } = found.drift;
  await ctx.transact(async (tx) =>
    tx.audit({
      action: 'drift.release_paid_order',
      ...{ targetType: 'Drift', targetId: id, organizationId, after: { orderId } },
    }),
  );
  const payments = await ctx.db.payment.findMany({ where: { orderId } });
  try {
    for (const { stripePaymentIntentId } of payments) {
      await mirror(ctx, { type: 'payment_intent', id: stripePaymentIntentId });
    }
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error;
    const words = message('providerUnreachable', locale);
    return { __typename: 'PaymentProviderUnavailable' as const, message: words, path };
  }
  await recheckConsequences(ctx);
  const order = await ctx.db.payableOrder.findUnique({ where: { orderId } });
  if (order?.state === 'PAID') {
    const drift = await ctx.db.drift.findUniqueOrThrow({ where: { id } });
    return { __typename: 'ReleasePaidOrderSuccess' as const, drift };
  }
  const block = organizationId === null ? null : await guardMoney(ctx, organizationId);
  if (block) return notInStep(block, locale, path);
  const paid = await ctx.db.payment.findFirst({ where: { orderId, state: 'SUCCEEDED' } });
  const words =
    paid === null || order === null
      ? saySync('noPaymentNow', locale)
      : saySync('otherAmount', locale)
          .replace('{paid}', formatMoney(paid, locale))
          .replace(
            '{due}',
            formatMoney({ amountMinor: order.totalMinor, currency: order.currency }, locale),
          );
  return { __typename: 'OrderNotReleasable' as const, message: words, path };
}
