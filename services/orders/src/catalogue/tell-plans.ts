import type { EventInput } from '@mobilytics/events/transaction';
import { catalogueData } from './catalogue-data.ts';

/** What billing is told of each data plan of the shop. */
export function toldPlans(): EventInput<'plan.priced'>[] {
  const plans = catalogueData.filter(({ kind }) => kind === 'DATA_PLAN');
  return plans
    .flatMap(({ variants }) => variants)
    .flatMap(({ sku, name, interval, priceMinor }, position) =>
      interval === undefined
        ? []
        : [
            {
              ...{ sku, nameEn: name.en, nameFr: name.fr, interval, position, isSold: true },
              prices: Object.entries(priceMinor).map(([currency, amountMinor]) => ({
                currency,
                amountMinor,
              })),
            },
          ],
    );
}
