import { connectionFrom } from '@mobilytics/chassis/connection';
import { toApiMoney } from '@mobilytics/money/money';
import type { Context } from '../context.ts';
import type { CarrierInvoiceLine, Prisma } from '../generated/prisma/client.ts';
import type { Resolvers, ShippingDifferenceFilter } from '../generated/resolvers.ts';
import { manyBy, shipmentById } from '../loaders.ts';
import { importCarrierInvoice } from './import-invoice.ts';
import { resolveDifference } from './resolve-difference.ts';

export const reconciliationResolvers: Resolvers = {
  Query: {
    carrierInvoices: (_, page, ctx) =>
      connectionFrom({
        ...page,
        orderBy: [{ field: 'importedAt', direction: 'DESC' }],
        count: () => ctx.db.carrierInvoice.count(),
        rows: (window) => ctx.db.carrierInvoice.findMany(window),
      }),
    shippingDifferences: (_, { filter, ...page }, ctx) => {
      const where = toWhere(filter ?? {});
      return connectionFrom({
        ...page,
        orderBy: [{ field: 'openedAt', direction: 'DESC' }],
        count: () => ctx.db.shippingDifference.count({ where }),
        rows: ({ where: beyond, ...window }) =>
          ctx.db.shippingDifference.findMany({ ...window, where: { AND: [where, beyond] } }),
      });
    },
  },
  Mutation: {
    importCarrierInvoice: (_, { input }, ctx) => importCarrierInvoice(ctx, input),
    resolveShippingDifference: (_, { input }, ctx) => resolveDifference(ctx, input),
  },
  CarrierInvoice: {
    invoicedOn: ({ invoicedOn }) => invoicedOn.toISOString().slice(0, 10),
    total: ({ totalMinor, currency }) => toApiMoney(totalMinor, currency),
    lineCount: async ({ id }, _, ctx) => (await linesOf(ctx).load(id)).length,
    matchedCount: async ({ id }, _, ctx) =>
      (await linesOf(ctx).load(id)).filter(({ shipmentId }) => shipmentId !== null).length,
    openDifferences: ({ id }, _, ctx) =>
      ctx.db.shippingDifference.count({
        where: { resolvedAt: null, invoiceLine: { invoiceId: id } },
      }),
  },
  ShippingDifference: {
    shipment: ({ shipmentId }, _, ctx) =>
      shipmentId === null ? null : shipmentById(ctx).load(shipmentId),
    expected: ({ expectedMinor, currency }) =>
      expectedMinor === null ? null : toApiMoney(expectedMinor, currency),
    billed: ({ billedMinor, currency }) =>
      billedMinor === null ? null : toApiMoney(billedMinor, currency),
  },
};

const linesOf = (ctx: Context) =>
  manyBy<Pick<CarrierInvoiceLine, 'invoiceId' | 'shipmentId'>>(
    ctx,
    'lines of carrier invoices',
    (ids) =>
      ctx.db.carrierInvoiceLine.findMany({
        where: { invoiceId: { in: ids } },
        select: { invoiceId: true, shipmentId: true },
      }),
    ({ invoiceId }) => invoiceId,
  );

function toWhere({ resolved, kind, carrier }: ShippingDifferenceFilter) {
  return {
    AND: [
      resolved == null ? {} : { resolvedAt: resolved ? { not: null } : null },
      kind == null ? {} : { kind: { in: [...kind] } },
      carrier == null ? {} : { carrier: { in: [...carrier] } },
    ],
  } satisfies Prisma.ShippingDifferenceWhereInput;
}
