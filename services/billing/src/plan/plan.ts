import type { Plan } from '../generated/prisma/client.ts';

export type PlanPrices = Record<string, number>;

/** What one of the plan costs in a currency, in minor units; null where it is not sold in it. */
export function priceOf(plan: Plan, currency: string): number | null {
  return (plan.prices as PlanPrices)[currency] ?? null;
}

export function planName(plan: Plan, locale: 'en' | 'fr'): string {
  return locale === 'fr' ? plan.nameFr : plan.nameEn;
}
