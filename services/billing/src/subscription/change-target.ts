import { problem } from '@mobilytics/chassis/validate-input';
import { ensurePrice } from '../checkout/stripe-prices.ts';
import type { Context } from '../context.ts';
import type { Subscription } from '../generated/prisma/client.ts';
import { priceOf } from '../plan/plan.ts';
import type { Target } from './preview-change.ts';

export interface Wanted {
  sku?: string | null | undefined;
  quantity?: number | null | undefined;
}

export type FoundTarget = { target: Target } | { problem: ReturnType<typeof problem> };

/**
 * What a subscription would be charged as. The plan it has keeps its price, also when the shop has
 * another by now; a new plan costs what the shop says.
 */
export async function changeTarget(
  ctx: Context,
  subscription: Subscription,
  wanted: Wanted,
): Promise<FoundTarget> {
  const sku = wanted.sku ?? subscription.sku;
  const quantity = wanted.quantity ?? subscription.quantity;
  const same = {
    sku: subscription.sku,
    stripePriceId: subscription.stripePriceId ?? '',
    quantity,
  };
  if (sku === subscription.sku) {
    return quantity === subscription.quantity ? { problem: nothingChanges } : { target: same };
  }
  const plan = await ctx.db.plan.findUnique({ where: { sku: sku ?? '' } });
  if (!plan?.isSold) return { problem: noSuchPlan };
  const unitPriceMinor = priceOf(plan, subscription.currency);
  if (unitPriceMinor === null) return { problem: notInCurrency };
  const interval = plan.interval === 'YEAR' ? 'YEAR' : 'MONTH';
  const stripePriceId = await ensurePrice(
    ctx,
    { sku: plan.sku, name: plan.nameEn, unitPriceMinor, interval },
    subscription.currency,
  );
  return { target: { sku: plan.sku, stripePriceId: stripePriceId ?? '', quantity } };
}

/** What it has, for everything but a change of plan or quantity. */
export const unchangedTarget = ({ sku, stripePriceId, quantity }: Subscription): Target => ({
  ...{ sku, quantity },
  stripePriceId: stripePriceId ?? '',
});

const nothingChanges = problem(
  'NOTHING_CHANGES',
  'This is the plan and the quantity that it has. Choose another plan or another quantity.',
  'C’est le forfait et la quantité actuels. Choisissez un autre forfait ou une autre quantité.',
  ['quantity'],
);
const noSuchPlan = problem(
  'NO_SUCH_PLAN',
  'There is no such plan. Choose one that the shop sells.',
  'Ce forfait n’existe pas. Choisissez-en un que la boutique vend.',
  ['sku'],
);
const notInCurrency = problem(
  'NOT_IN_CURRENCY',
  'This plan is not sold in the currency of the subscription. Choose another one.',
  'Ce forfait n’est pas vendu dans la devise de l’abonnement. Choisissez-en un autre.',
  ['sku'],
);
