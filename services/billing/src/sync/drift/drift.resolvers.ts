import type { DriftResolution, DriftState, Resolvers } from '../../generated/resolvers.ts';
import { cancelDuplicateSubscription } from './cancel-duplicate-subscription.ts';
import { listDrifts } from './drift.repository.ts';
import { driftActions } from './drift-actions.ts';
import type { DriftCategory } from './drift-category.ts';
import type { DriftField } from './drift-field.ts';
import { releasePaidOrder } from './release-paid-order.ts';
import { takeStripes } from './take-stripes.ts';

const pretty = (side: unknown): string | null =>
  side === null || side === undefined ? null : JSON.stringify(side, undefined, 2);

export const driftResolvers: Resolvers = {
  Query: {
    drifts: (_, { filter, ...page }, ctx) => listDrifts(ctx, page, filter),
    drift: (_, { id }, ctx) => ctx.db.drift.findUnique({ where: { id } }),
  },
  Mutation: {
    takeStripes: (_, { input }, ctx) => takeStripes(ctx, input),
    cancelDuplicateSubscription: (_, { input }, ctx) => cancelDuplicateSubscription(ctx, input),
    releasePaidOrder: (_, { input }, ctx) => releasePaidOrder(ctx, input),
  },
  Drift: {
    category: ({ category }) => category as DriftCategory,
    state: ({ state }) => state as DriftState,
    resolution: ({ resolution }) => resolution as DriftResolution | null,
    organization: ({ organizationId }) => (organizationId === null ? null : { id: organizationId }),
    order: ({ objectType, objectId }) => (objectType === 'order' ? { id: objectId } : null),
    moneyRequest: ({ objectType, objectId }, _, { db }) =>
      objectType === 'order'
        ? db.moneyRequest.findFirst({
            where: { orderId: objectId, kind: 'REFUND' },
            orderBy: { askedAt: 'desc' },
          })
        : null,
    fields: ({ fields }) => fields as unknown as DriftField[],
    ours: ({ ours }) => pretty(ours),
    theirs: ({ theirs }) => pretty(theirs),
    run: ({ runId }, _, { db }) =>
      runId === null ? null : db.reconcileRun.findUnique({ where: { id: runId } }),
    allowedActions: (drift) => driftActions(drift),
  },
};
