import { connectionFrom } from '@mobilytics/chassis/connection';
import type { ReconcileKind, ReconcileState, Resolvers } from '../../generated/resolvers.ts';
import { mirrorTypes } from '../../mirror/mirror-types.ts';
import type { DriftCategory } from '../drift/drift-category.ts';
import { askForRun } from './ask-for-run.ts';
import { changeReconcileRun } from './change-run.ts';
import { readCounts } from './run-counts.ts';
import { readPlace } from './run-place.ts';

export const reconcileResolvers: Resolvers = {
  Query: {
    reconcileRuns: (_, page, ctx) =>
      connectionFrom({
        ...page,
        orderBy: [{ field: 'startedAt', direction: 'DESC' }],
        count: () => ctx.db.reconcileRun.count(),
        rows: (window) => ctx.db.reconcileRun.findMany(window),
      }),
    reconcileRun: (_, { id }, ctx) => ctx.db.reconcileRun.findUnique({ where: { id } }),
  },
  Mutation: {
    startReconcile: (_, { input }, ctx) => askForRun(ctx, input),
    changeReconcileRun: (_, { input }, ctx) => changeReconcileRun(ctx, input),
  },
  ReconcileRun: {
    kind: ({ kind }) => kind as ReconcileKind,
    state: ({ state }) => state as ReconcileState,
    counts: ({ counts: stored }) => {
      const counts = readCounts(stored);
      return mirrorTypes.flatMap(({ type }) => {
        const found = counts[type];
        return found ? [{ type, ...found }] : [];
      });
    },
    drift: async ({ id }, _, { db }) => {
      const rows = await db.drift.groupBy({
        by: ['category', 'state'],
        where: { runId: id },
        orderBy: { category: 'asc' },
        _count: true,
      });
      const of = (category: string, state: string) =>
        rows.find((row) => row.category === category && row.state === state)?._count ?? 0;
      return [...new Set(rows.map(({ category }) => category))].map((category) => ({
        category: category as DriftCategory,
        ...{ open: of(category, 'OPEN'), closed: of(category, 'CLOSED') },
      }));
    },
    currentType: ({ cursor }) => readPlace(cursor).type,
    typesTotal: () => mirrorTypes.length,
    typesDone: ({ cursor }) => {
      const { type } = readPlace(cursor);
      return type === null ? mirrorTypes.length : mirrorTypes.findIndex((one) => one.type === type);
    },
    askedBy: ({ askedByName, askedById }) => askedByName ?? askedById,
  },
};
