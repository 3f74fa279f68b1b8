import type { Rate } from './station-query.ts';

/** The offers that cost least and arrive first; the cheaper of two that arrive on the same day. */
export function bestRates(rates: readonly Rate[]): {
  cheapest: Rate | undefined;
  fastest: Rate | undefined;
} {
  const byPrice = rates.toSorted((a, b) => worth(a) - worth(b));
  const byTime = byPrice.toSorted((a, b) => arrival(a) - arrival(b));
  const [fastest] = byTime;
  return {
    cheapest: byPrice[0],
    // Nobody is fastest when no carrier tells how long it takes.
    fastest: fastest && Number.isFinite(arrival(fastest)) ? fastest : undefined,
  };
}

/** What to take unless the person chooses: what the customer paid for. */
export function suggestedRate(rates: readonly Rate[], shippingMethod: string): Rate | undefined {
  const { cheapest, fastest } = bestRates(rates);
  return shippingMethod === 'EXPRESS' ? (fastest ?? cheapest) : cheapest;
}

function arrival(rate: Rate): number {
  if (rate.deliverBy) return Date.parse(rate.deliverBy) / 86_400_000;
  // Without a day, the days on the way still order offers among themselves, from today on.
  return rate.transitDays === null
    ? Number.POSITIVE_INFINITY
    : Math.floor(Date.now() / 86_400_000) + rate.transitDays;
}

/** Offers of different currencies are compared by the stated rate of exchange. */
const worth = (rate: Rate) => Number(rate.comparablePrice.amount);
