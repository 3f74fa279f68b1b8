import { toApiMoney } from '@mobilytics/money/money';
import type { Context } from '../context.ts';
import type { ShipmentRate } from '../generated/prisma/client.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { shipmentById } from '../loaders.ts';
import { billableWeightGrams, dimensionalWeightGrams } from './dimensional-weight.ts';
import { inCadMinor } from './exchange.ts';
import { explainChoice } from './explain-choice.ts';
import { readChoice } from './kept-choice.ts';

export const ratingResolvers: Resolvers = {
  Shipment: {
    choice: ({ rateChoice }) => readChoice(rateChoice),
  },
  Rate: {
    billableWeightGrams: async (rate, _, ctx) => {
      const parcel = await parcelOf(ctx, rate);
      return billableWeightGrams(rate.carrier, parcel);
    },
    dimensionalWeightGrams: async (rate, _, ctx) =>
      dimensionalWeightGrams(rate.carrier, await parcelOf(ctx, rate)),
    comparablePrice: ({ amountMinor, currency }, _, { services }) =>
      toApiMoney(inCadMinor(amountMinor, currency, services.usdPerCad), 'CAD'),
  },
  RateChoice: {
    rate: ({ rateId }, _, ctx) => (rateId === null ? null : rateById(ctx).load(rateId)),
    explanation: (choice, _, { viewer }) => explainChoice(choice, viewer.locale),
  },
};

const rateById = (ctx: Context) =>
  ctx.loader<string, ShipmentRate | null>('rate by id', async (ids) => {
    const rows = await ctx.db.shipmentRate.findMany({ where: { id: { in: [...ids] } } });
    return ids.map((id) => rows.find((row) => row.id === id) ?? null);
  });

async function parcelOf(ctx: Context, { shipmentId }: ShipmentRate) {
  const shipment = await shipmentById(ctx).load(shipmentId);
  return {
    weightGrams: shipment?.weightGrams ?? 0,
    lengthMillimetres: shipment?.lengthMillimetres ?? 0,
    widthMillimetres: shipment?.widthMillimetres ?? 0,
    heightMillimetres: shipment?.heightMillimetres ?? 0,
  };
}
