import { connectionFrom } from '@mobilytics/chassis/connection';
import type { Context } from '../context.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { manyBy, shipmentById } from '../loaders.ts';
import { assignException } from './assign-exception.ts';
import { exceptionsWhere } from './exceptions-where.ts';
import { nextStep } from './next-steps.ts';
import { noteException } from './note-exception.ts';
import { reopenException, resolveException } from './resolve-exception.ts';

export const exceptionResolvers: Resolvers = {
  Query: {
    shipmentExceptions: (_, { filter, ...page }, ctx) => {
      const where = exceptionsWhere(filter ?? {}, ctx);
      return connectionFrom({
        ...page,
        orderBy: [{ field: 'since', direction: 'ASC' }],
        count: () => ctx.db.shipmentException.count({ where }),
        rows: ({ where: beyond, ...window }) =>
          ctx.db.shipmentException.findMany({ ...window, where: { AND: [where, beyond] } }),
      });
    },
    shipmentException: (_, { id }, ctx) => ctx.db.shipmentException.findUnique({ where: { id } }),
  },
  Mutation: {
    assignShipmentException: (_, { input }, ctx) => assignException(ctx, input),
    noteShipmentException: (_, { input }, ctx) => noteException(ctx, input),
    resolveShipmentException: (_, { input }, ctx) => resolveException(ctx, input),
    reopenShipmentException: (_, { input }, ctx) => reopenException(ctx, input),
  },
  ShipmentException: {
    __resolveReference: ({ id }, ctx) => exceptionById(ctx).load(id),
    shipment: async ({ shipmentId }, _, ctx) => {
      const shipment = await shipmentById(ctx).load(shipmentId);
      if (shipment === null) throw new Error(`Shipment ${shipmentId} is missing.`);
      return shipment;
    },
    nextStep: ({ kind }, _, ctx) => nextStep(kind, ctx.viewer.locale),
    assignee: ({ assigneeId }) => staffMember(assigneeId),
    entries: ({ id }, _, ctx) =>
      manyBy(
        ctx,
        'entries of exceptions',
        (ids) =>
          ctx.db.exceptionEntry.findMany({
            where: { exceptionId: { in: ids } },
            orderBy: { id: 'desc' },
          }),
        ({ exceptionId }) => exceptionId,
      ).load(id),
  },
  ShipmentExceptionEntry: {
    actor: ({ actorId }) => staffMember(actorId),
  },
  Shipment: {
    exceptions: ({ id }, _, ctx) =>
      manyBy(
        ctx,
        'exceptions of shipments',
        (ids) =>
          ctx.db.shipmentException.findMany({
            where: { shipmentId: { in: ids } },
            orderBy: [{ status: 'asc' }, { since: 'desc' }],
          }),
        ({ shipmentId }) => shipmentId,
      ).load(id),
  },
};

/** The accounts service knows the name; of what is no member of staff it knows none. */
const staffMember = (id: string | null) => (id?.startsWith('usr_') ? { id } : null);

const exceptionById = (ctx: Context) =>
  ctx.loader('exception by id', async (ids: readonly string[]) => {
    const rows = await ctx.db.shipmentException.findMany({ where: { id: { in: [...ids] } } });
    return ids.map((id) => rows.find((row) => row.id === id) ?? null);
  });
