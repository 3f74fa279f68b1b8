import { toApiMoney } from '@mobilytics/money/money';
import type { Resolvers } from '../generated/resolvers.ts';
import { manyBy } from '../loaders.ts';
import { voidLabel } from './void-label.ts';

export const labelVoidResolvers: Resolvers = {
  Mutation: {
    voidLabel: (_, { input }, ctx) => voidLabel(ctx, input),
  },
  Shipment: {
    charged: ({ chargedMinor, chargedCurrency }) =>
      chargedMinor === null || chargedCurrency === null
        ? null
        : toApiMoney(chargedMinor, chargedCurrency),
    labelVoid: async ({ id }, _, ctx) => {
      const [found] = await manyBy(
        ctx,
        'voids of shipments',
        (ids) => ctx.db.labelVoid.findMany({ where: { shipmentId: { in: ids } } }),
        ({ shipmentId }) => shipmentId,
      ).load(id);
      return found ?? null;
    },
  },
};
