import { connectionFrom } from '@mobilytics/chassis/connection';
import { toApiMoney } from '@mobilytics/money/money';
import type { PostalAddress, TrackingStatus } from '../carrier/carrier.ts';
import { newestFirst } from '../carrier/headline.ts';
import type { Context } from '../context.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import type {
  LabelFileFormat,
  Resolvers,
  ShipmentFilter,
  SignatureOption,
} from '../generated/resolvers.ts';
import { devicesOfShipments, fulfillmentById, manyBy, shipmentById } from '../loaders.ts';
import { refreshTracking } from '../tracking/refresh-tracking.ts';
import { buyLabel } from './buy-label.ts';
import { handOverShipment } from './hand-over-shipment.ts';
import { quoteRates } from './quote-rates.ts';
import { statusFromTracking } from './shipment-status.ts';
import { visibleShipments } from './visible-shipments.ts';

export const shipmentResolvers: Resolvers = {
  Query: {
    shipments: (_, { filter, ...page }, ctx) => {
      const where = { AND: [toWhere(filter ?? {}), visibleShipments(ctx)] };
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
    events: async ({ id }, _, ctx) => {
      const rows = await manyBy(
        ctx,
        'events of shipments',
        (ids) =>
          ctx.db.trackingEvent.findMany({
            where: { shipmentId: { in: ids } },
            // Of events of the same second, what was heard later is newer.
            orderBy: [{ receivedAt: 'desc' }, { rank: 'asc' }],
          }),
        ({ shipmentId }) => shipmentId,
      ).load(id);
      return newestFirst(rows);
    },
  },
  Rate: {
    price: ({ amountMinor, currency }) => toApiMoney(amountMinor, currency),
    deliverBy: ({ deliverBy }) => deliverBy?.toISOString().slice(0, 10) ?? null,
  },
  TrackingEvent: {
    status: ({ normalized }) => statusFromTracking(normalized as TrackingStatus | null),
  },
};

function link({ services }: Context, key: string | null): Promise<string> | null {
  return key === null ? null : services.files.signedDownloadUrl(key);
}

function toWhere({ status, carrier, search }: ShipmentFilter): Prisma.ShipmentWhereInput {
  const text = search?.trim() ?? '';
  return {
    ...(status == null ? {} : { status: { in: [...status] } }),
    ...(carrier == null ? {} : { carrier: { in: [...carrier] } }),
    ...(text === ''
      ? {}
      : {
          OR: [
            { trackingNumber: text.replaceAll(/\s/g, '') },
            { orderNumber: { contains: text, mode: 'insensitive' } },
            { id: text.toLowerCase() },
            { orderId: text.toLowerCase() },
          ],
        }),
  };
}
