import { connectionFrom } from '@mobilytics/chassis/connection';
import type { Context } from '../context.ts';
import type {
  Resolvers,
  ReturnAction,
  ReturnReason,
  ReturnResolution,
  ReturnStatus,
} from '../generated/resolvers.ts';
import { lineLoader, linesLoader, orderLoader } from '../order/order.loaders.ts';
import type { OrderLineRow } from '../order/order.repository.ts';
import { approveReturn } from './approve-return.ts';
import { cancelReturn, rejectReturn } from './end-return.ts';
import { requestReturn } from './request-return.ts';
import { resolveReturn } from './resolve-return.ts';
import {
  countReturns,
  findReturn,
  linesBeingReturned,
  type Piece,
  pageOfReturns,
  type ReturnRow,
  returnNumberOf,
  returnsOfOrders,
} from './return.repository.ts';
import { canMove } from './return-status.ts';
import { returnableQuantity } from './returnable.ts';

export type ReturnableParent = { orderLine: OrderLineRow; quantity: number };

const returnsLoader = (context: Context) =>
  context.loader('returns of orders', async (ids: readonly string[]) => {
    const rows = await returnsOfOrders(context.db, ids);
    return ids.map((id) => rows.filter(({ orderId }) => orderId === id));
  });

const returningLoader = (context: Context) =>
  context.loader('lines being returned', async (ids: readonly string[]) => {
    const rows = await linesBeingReturned(context.db, ids);
    return ids.map((id) => rows.filter(({ orderId }) => orderId === id));
  });

const needed: Record<ReturnAction, { scope: string; to: ReturnStatus }> = {
  CANCEL: { scope: 'orders:write', to: 'CANCELED' },
  APPROVE: { scope: 'staff:orders', to: 'APPROVED' },
  REJECT: { scope: 'staff:orders', to: 'REJECTED' },
  RESOLVE: { scope: 'staff:orders', to: 'REPLACED' },
};

function allowedActions({ status, resolution }: ReturnRow, scopes: readonly string[]) {
  if (resolution !== null) return [];
  return (Object.keys(needed) as ReturnAction[]).filter((action) => {
    const { scope, to } = needed[action];
    return scopes.includes(scope) && canMove(action, status as ReturnStatus, to);
  });
}

export const returnResolvers: Resolvers = {
  Query: {
    return: (_, { id }, { db }) => findReturn(db, id),
    returns: (_, { filter, ...page }, { db }) =>
      connectionFrom({
        ...page,
        orderBy: [{ field: 'requestedAt', direction: 'DESC' }],
        count: () => countReturns(db, filter ?? {}),
        rows: (window) => pageOfReturns(db, filter ?? {}, window),
      }),
  },
  Mutation: {
    requestReturn: (_, { input }, context) => requestReturn(context, input),
    cancelReturn: (_, { input }, context) => cancelReturn(context, input),
    approveReturn: (_, { input }, context) => approveReturn(context, input),
    rejectReturn: (_, { input }, context) => rejectReturn(context, input),
    resolveReturn: (_, { input }, context) => resolveReturn(context, input),
  },
  Order: {
    returns: ({ id }, _, context) => returnsLoader(context).load(id),
    returnable: async ({ id }, _, context) => {
      const lines = await linesLoader(context).load(id);
      const returning = await returningLoader(context).load(id);
      return lines
        .map((orderLine) => ({ orderLine, quantity: returnableQuantity(orderLine, returning) }))
        .filter(({ quantity }) => quantity > 0);
    },
  },
  Return: {
    __resolveReference: ({ id }, { db }) => findReturn(db, id),
    number: (row) => returnNumberOf(row),
    organization: ({ organizationId }) => ({ id: organizationId }),
    order: async ({ orderId }, _, context) => {
      const order = await orderLoader(context).load(orderId);
      if (order === null) throw new Error(`There is no order ${orderId}.`);
      return order;
    },
    status: ({ status }) => status as ReturnStatus,
    reason: ({ reason }) => reason as ReturnReason,
    resolution: ({ resolution }) => resolution as ReturnResolution | null,
    allowedActions: (row, _, { viewer }) => allowedActions(row, viewer.scopes),
  },
  ReturnLine: {
    orderLine: async ({ orderLineId }, _, context) => {
      const line = await lineLoader(context).load(orderLineId);
      if (line === null) throw new Error(`There is no order line ${orderLineId}.`);
      return line;
    },
    inspection: ({ inspection }) => inspection as Piece[],
  },
};
