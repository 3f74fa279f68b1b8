import { toApiMoney } from '@mobilytics/money/money';
import type { Resolvers } from '../generated/resolvers.ts';
import { customsProblems } from './customs-problems.ts';
import { needsCustoms, parcelContents, shipmentWithContents } from './parcel-contents.ts';
import { setCustoms } from './set-customs.ts';

export const customsResolvers: Resolvers = {
  Mutation: {
    setCustoms: (_, { input }, ctx) => setCustoms(ctx, input),
  },
  Shipment: {
    customs: async ({ id }, _, ctx) => {
      const shipment = await shipmentWithContents(ctx).load(id);
      if (shipment === null || !needsCustoms(shipment)) return null;
      const { currency, items, ...terms } = parcelContents(shipment);
      const grams = shipment.weightGrams ?? 0;
      const total = items.reduce((sum, one) => sum + one.quantity * one.unitValueMinor, 0);
      return {
        ...terms,
        items: items.map(({ unitValueMinor, ...item }) => ({
          ...item,
          unitValue: toApiMoney(unitValueMinor, currency),
        })),
        total: toApiMoney(total, currency),
        problems: customsProblems({ ...terms, currency, items }, grams, ctx.viewer.locale),
        isEdited: shipment.customs !== null,
      };
    },
    customsInvoiceUrl: ({ customsInvoiceKey }, _, { services }) =>
      customsInvoiceKey === null ? null : services.files.signedDownloadUrl(customsInvoiceKey),
  },
};
