import { connectionFrom } from '@mobilytics/chassis/connection';
import { toApiMoney } from '@mobilytics/money/money';
import type { PostalAddress } from '../carrier/carrier.ts';
import type { Context } from '../context.ts';
import type { LabelFileFormat, Resolvers, SignatureOption } from '../generated/resolvers.ts';
import { devicesOfShipments, fulfillmentById, manyBy, shipmentById } from '../loaders.ts';
import { refreshTracking } from '../tracking/refresh-tracking.ts';
import { buyLabel } from './buy-label.ts';
import { handOverShipment } from './hand-over-shipment.ts';
import { quoteRates } from './quote-rates.ts';
import { shipmentsWhere } from './shipments-where.ts';
import { visibleShipments } from './visible-shipments.ts';

export const shipmentResolvers: Resolvers = {
  Query: {
    shipments: (_, { filter, ...page }, ctx) => {
      const where = { AND: [shipmentsWhere(filter ?? {}, ctx.now()), visibleShipments(ctx)] };
      return connectionFrom({
        ...page,
        orderBy: [{ field: 'createdAt', direction: 'DESC' }],
        count: () => ctx.db.shipment.count({ where }),
        rows: ({ where: beyond, ...window }) =>
          ctx.db.shipment.findMany({ ...window, where: { AND: [where, beyond] } }),
      });
    },
    shipment: (_, { id }, ctx) =>
      ctx.db.shipment.findFirst({ where: { AND: [{ id }, visibleShipments(ctx)] } }),
  },
  Mutation: {
    quoteRates: (_, { input }, ctx) => quoteRates(ctx, input),
    buyLabel: (_, { input }, ctx) => buyLabel(ctx, input),
    handOverShipment: (_, { input }, ctx) => handOverShipment(ctx, input),
    refreshTracking: (_, { input }, ctx) => refreshTracking(ctx, input),
  },
  Shipment: {
    __resolveReference: ({ id }, ctx) => shipmentById(ctx).load(id),
    order: ({ orderId }) => ({ id: orderId }),
    shipTo: ({ shipTo }) => shipTo as PostalAddress,
    parcel: ({ weightGrams, lengthMillimetres, widthMillimetres, heightMillimetres }) =>
      weightGrams === null ||
      lengthMillimetres === null ||
      widthMillimetres === null ||
      heightMillimetres === null
        ? null
        : { weightGrams, lengthMillimetres, widthMillimetres, heightMillimetres },
    devices: ({ id }, _, ctx) => devicesOfShipments(ctx).load(id),
    rates: ({ id }, _, ctx) =>
      manyBy(
        ctx,
        'rates of shipments',
        (ids) =>
          ctx.db.shipmentRate.findMany({
            where: { shipmentId: { in: ids }, current: true },
            orderBy: [{ amountMinor: 'asc' }, { id: 'asc' }],
          }),
        ({ shipmentId }) => shipmentId,
      ).load(id),
    cost: ({ costMinor, costCurrency }) =>
      costMinor === null || costCurrency === null ? null : toApiMoney(costMinor, costCurrency),
    signature: ({ signature }) => signature as SignatureOption,
    insured: async ({ fulfillmentId, insuredMinor }, _, ctx) => {
      if (insuredMinor === null) return null;
      const fulfillment = await fulfillmentById(ctx).load(fulfillmentId);
      return fulfillment === null ? null : toApiMoney(insuredMinor, fulfillment.currency);
    },
    labelFormat: ({ labelFormat }) => labelFormat as LabelFileFormat | null,
    labelUrl: ({ labelKey }, _, ctx) => link(ctx, labelKey),
    packingSlipUrl: ({ packingSlipKey }, _, ctx) => link(ctx, packingSlipKey),
    events: ({ id }, _, ctx) =>
      manyBy(
        ctx,
        'events of shipments',
        (ids) =>
          ctx.db.trackingEvent.findMany({
            where: { shipmentId: { in: ids } },
            orderBy: [{ occurredAt: 'desc' }, { rank: 'asc' }, { identity: 'asc' }],
          }),
        ({ shipmentId }) => shipmentId,
      ).load(id),
  },
  Rate: {
    price: ({ amountMinor, currency }) => toApiMoney(amountMinor, currency),
    deliverBy: ({ deliverBy }) => deliverBy?.toISOString().slice(0, 10) ?? null,
  },
};

function link({ services }: Context, key: string | null): Promise<string> | null {
  return key === null ? null : services.files.signedDownloadUrl(key);
}
