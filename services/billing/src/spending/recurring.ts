import type { Subscription } from '../generated/prisma/client.ts';

export interface Recurring {
  sku: string | null;
  description: string;
  quantity: number;
  interval: string;
  currency: string;
  amountMinor: number;
  perMonthMinor: number;
}

/** How many months the intervals of a price are; what is charged more often is reckoned by year. */
const perYear: Record<string, number> = { day: 365, week: 52, month: 12, year: 1 };

/** What running plans cost: each plan and price once, the most expensive first. */
export function recurringCharges(running: readonly Subscription[]): Recurring[] {
  const byPlan = new Map<string, Recurring>();
  for (const { sku, description, quantity, interval, currency, unitAmountMinor } of running) {
    const key = [description, interval, currency].join('|');
    const known = byPlan.get(key);
    const amountMinor = (known?.amountMinor ?? 0) + unitAmountMinor * quantity;
    byPlan.set(key, {
      ...{ sku, description, interval, currency, amountMinor },
      quantity: (known?.quantity ?? 0) + quantity,
      perMonthMinor: Math.round((amountMinor * (perYear[interval] ?? 12)) / 12),
    });
  }
  return [...byPlan.values()].toSorted((a, b) => b.perMonthMinor - a.perMonthMinor);
}

/** What all of them cost each month, once in each currency. */
export function monthlyTotals(charges: readonly Recurring[]): Map<string, number> {
  const totals = new Map<string, number>();
  for (const { currency, perMonthMinor } of charges) {
    totals.set(currency, (totals.get(currency) ?? 0) + perMonthMinor);
  }
  return totals;
}
