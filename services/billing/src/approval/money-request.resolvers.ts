import { connectionFrom } from '@mobilytics/chassis/connection';
import { toApiMoney } from '@mobilytics/money/money';
import type { Prisma } from '../generated/prisma/client.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { message } from '../messages.ts';
import { approveMoneyRequest, declineMoneyRequest } from './decide-money-request.ts';
import type { MoneyRequestKind } from './money-kind.ts';
import type { MoneyRequestState } from './money-request-state.ts';
import type { Evidence } from './request-money.ts';

export const moneyRequestResolvers: Resolvers = {
  Query: {
    moneyRequests: (_, { filter, ...page }, { db }) => {
      const { state, kind, ...ids } = filter ?? {};
      const where: Prisma.MoneyRequestWhereInput = {
        ...(state && { state: { in: [...state] } }),
        ...(kind && { kind: { in: [...kind] } }),
        ...Object.fromEntries(Object.entries(ids).filter(([, id]) => id)),
      };
      return connectionFrom({
        ...page,
        orderBy: [{ field: 'askedAt', direction: 'DESC' }],
        count: () => db.moneyRequest.count({ where }),
        rows: (window) =>
          db.moneyRequest.findMany({
            where: { AND: [where, window.where] },
            orderBy: window.orderBy,
            take: window.take,
          }),
      });
    },
    moneyRequest: (_, { id }, { db }) => db.moneyRequest.findUnique({ where: { id } }),
    approvalLimits: (_, __, { services }) =>
      Object.entries(services.approvalLimits).map(([currency, minor]) =>
        toApiMoney(minor, currency),
      ),
  },
  Mutation: {
    approveMoneyRequest: (_, { input }, ctx) => approveMoneyRequest(ctx, input),
    declineMoneyRequest: (_, { input }, ctx) => declineMoneyRequest(ctx, input),
  },
  MoneyRequest: {
    kind: ({ kind }) => kind as MoneyRequestKind,
    state: ({ state }) => state as MoneyRequestState,
    organization: ({ organizationId }) => ({ id: organizationId }),
    amount: ({ amountMinor, currency }) => toApiMoney(amountMinor, currency),
    evidence: ({ evidence }) =>
      (evidence as unknown as Evidence[]).map((fact) => ({ ...fact, id: fact.id ?? null })),
    payment: ({ paymentId }, _, { db }) =>
      paymentId === null ? null : db.payment.findUnique({ where: { id: paymentId } }),
    invoice: ({ invoiceId }, _, { db }) =>
      invoiceId === null ? null : db.invoice.findUnique({ where: { id: invoiceId } }),
    order: ({ orderId }) => (orderId === null ? null : { id: orderId }),
    mayDecide: ({ state, askedById }, _, { viewer }) =>
      state === 'REQUESTED' && askedById !== viewer.actorId,
    blockMessage: ({ state, blockReason }, _, { viewer }) =>
      state === 'BLOCKED' && blockReason !== null
        ? message(blockReason === 'STALE' ? 'mirrorStale' : 'mirrorDrifted', viewer.locale)
        : null,
  },
};
