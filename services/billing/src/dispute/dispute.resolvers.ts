import { connectionFrom } from '@mobilytics/chassis/connection';
import { toApiMoney } from '@mobilytics/money/money';
import type { Context } from '../context.ts';
import type { Dispute, Prisma } from '../generated/prisma/client.ts';
import type { DisputeState, Resolvers } from '../generated/resolvers.ts';
import { acceptDispute, saveDisputeEvidence, submitDisputeEvidence } from './answer-dispute.ts';
import { disputeActions } from './dispute-actions.ts';
import { attachDisputeFile, startDisputeFile } from './dispute-file.ts';
import { isFileField } from './evidence-fields.ts';
import { suggestEvidence } from './suggest-evidence.ts';

const disputesOf = (ctx: Context, field: 'paymentId' | 'orderId', id: string) =>
  ctx
    .loader(`disputes by ${field}`, async (ids: readonly string[]) => {
      const rows = await ctx.db.dispute.findMany({
        where: { [field]: { in: [...ids] } },
        orderBy: { createdAt: 'desc' },
      });
      return ids.map((one) => rows.filter((row) => row[field] === one));
    })
    .load(id);

async function suggestions(ctx: Context, dispute: Dispute) {
  if (!disputeActions(dispute, ctx.now()).includes('SAVE')) return [];
  const { orderId, organizationId } = dispute;
  const [order, parcels, account] = await Promise.all([
    orderId === null ? null : ctx.db.payableOrder.findUnique({ where: { orderId } }),
    orderId === null ? [] : ctx.db.orderParcel.findMany({ where: { orderId } }),
    ctx.db.billingAccount.findUnique({ where: { organizationId } }),
  ]);
  const address = (account?.address ?? null) as Record<string, string | null> | null;
  const lines = ['line1', 'line2', 'city', 'region', 'postalCode', 'country'].flatMap(
    (name) => address?.[name] ?? [],
  );
  const known = account && { name: account.name, lines: lines.join(', ') };
  return suggestEvidence(dispute, order, parcels, known);
}

export const disputeResolvers: Resolvers = {
  Query: {
    disputes: (_, { filter, ...page }, { db }) => {
      const where: Prisma.DisputeWhereInput = {
        ...(filter?.organizationId && { organizationId: filter.organizationId }),
        ...(filter?.state && { state: { in: [...filter.state] } }),
      };
      return connectionFrom({
        ...page,
        orderBy: [{ field: 'createdAt', direction: 'DESC' }],
        count: () => db.dispute.count({ where }),
        rows: (window) =>
          db.dispute.findMany({
            where: { AND: [where, window.where] },
            orderBy: window.orderBy,
            take: window.take,
          }),
      });
    },
    dispute: (_, { id }, { db }) =>
      db.dispute.findFirst({ where: { OR: [{ id }, { stripeDisputeId: id }] } }),
  },
  Mutation: {
    saveDisputeEvidence: (_, { input }, ctx) => saveDisputeEvidence(ctx, input),
    submitDisputeEvidence: (_, { input }, ctx) => submitDisputeEvidence(ctx, input),
    acceptDispute: (_, { input }, ctx) => acceptDispute(ctx, input),
    startDisputeFile: (_, { input }, ctx) => startDisputeFile(ctx, input),
    attachDisputeFile: (_, { input }, ctx) => attachDisputeFile(ctx, input),
  },
  Payment: { disputes: ({ id }, _, ctx) => disputesOf(ctx, 'paymentId', id) },
  Order: { disputes: ({ id }, _, ctx) => disputesOf(ctx, 'orderId', id) },
  Dispute: {
    organization: ({ organizationId }) => ({ id: organizationId }),
    payment: ({ paymentId }, _, { db }) =>
      db.payment.findUniqueOrThrow({ where: { id: paymentId } }),
    order: ({ orderId }) => (orderId === null ? null : { id: orderId }),
    amount: ({ amountMinor, currency }) => toApiMoney(amountMinor, currency),
    state: ({ state }) => state as DisputeState,
    evidence: ({ evidence }) =>
      Object.entries(evidence as Record<string, string>).map(([field, value]) => ({
        ...{ field, value, isFile: isFileField(field) },
      })),
    suggestions: async (dispute, _, ctx) =>
      (await suggestions(ctx, dispute)).map((one) => ({ ...one, isFile: false })),
    allowedActions: (dispute, _, ctx) => disputeActions(dispute, ctx.now()),
  },
};
