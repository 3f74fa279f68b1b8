import type { Context } from '../context.ts';
import type { Plan } from '../generated/prisma/client.ts';

export type PlanPrices = Record<string, number>;

/** What one of the plan costs in a currency, in minor units; null where it is not sold in it. */
export function priceOf(plan: Plan, currency: string): number | null {
  return (plan.prices as PlanPrices)[currency] ?? null;
}

/** What a plan is called, in the caller's language; `otherwise` for a price of nobody's. */
export function nameOfSku(
  ctx: Pick<Context, 'db' | 'loader' | 'viewer'>,
  sku: string | null,
  otherwise: string,
): string | Promise<string> {
  if (sku === null) return otherwise;
  return ctx
    .loader('plans', async (skus: readonly string[]) => {
      const plans = await ctx.db.plan.findMany({ where: { sku: { in: [...skus] } } });
      return skus.map((one) => plans.find((plan) => plan.sku === one) ?? null);
    })
    .load(sku)
    .then((plan) => (plan ? planName(plan, ctx.viewer.locale) : otherwise));
}

export function planName(plan: Plan, locale: 'en' | 'fr'): string {
  return locale === 'fr' ? plan.nameFr : plan.nameEn;
}
