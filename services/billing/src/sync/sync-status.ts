import type { Context } from '../context.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { mirrorTypes } from '../mirror/mirror-types.ts';
import { stripeApiVersion } from '../stripe/stripe-client.ts';
import { isFresh } from './guard-money.ts';
import { cursorName, inStepAsOf } from './in-step.ts';

/** Each figure is read only when it is asked for: one line of it stands on every page of billing. */
export type SyncStatusSource = Record<never, never>;

const pending = { appliedAt: null, failedAt: null };
const listedMs = 30 * 86_400_000;

export const syncStatusResolvers: NonNullable<Resolvers['SyncStatus']> = {
  inStepAsOf: (_, __, { db }) => inStepAsOf(db),
  isFresh: (_, __, ctx) => isFresh(ctx),
  maxAgeSeconds: (_, __, { services }) => services.mirrorMaxAgeMs / 1_000,
  eventsLostSince: async (_, __, { db }) =>
    (await db.eventCursor.findUnique({ where: { name: cursorName } }))?.lostSince ?? null,
  pendingEvents: (_, __, { db }) => db.stripeEvent.count({ where: pending }),
  oldestPendingAt: async (_, __, { db }) =>
    (await db.stripeEvent.aggregate({ where: pending, _min: { receivedAt: true } }))._min
      .receivedAt,
  failedEvents: (_, __, { db }) =>
    db.stripeEvent.count({ where: { appliedAt: null, failedAt: { not: null } } }),
  foreignVersionEvents: (_, __, { db }) =>
    db.stripeEvent.count({
      where: {
        createdAt: { gte: new Date(Date.now() - listedMs) },
        apiVersion: { not: stripeApiVersion },
      },
    }),
  lastEventAt: async (_, __, { db }) =>
    (await db.stripeEvent.aggregate({ _max: { receivedAt: true } }))._max.receivedAt,
  lastFetchedAt: async (_, __, { db }) =>
    (await db.mirrorObject.aggregate({ _max: { fetchedAt: true } }))._max.fetchedAt,
  lastRun: (_, __, { db }) => db.reconcileRun.findFirst({ orderBy: { startedAt: 'desc' } }),
  openDrift: (_, __, { db }) => db.drift.count({ where: { state: 'OPEN' } }),
  pendingIntents: (_, __, { db }) => db.stripeIntent.count({ where: { state: 'INTENDED' } }),
  mirroredObjects: (_, __, { db }) => db.mirrorObject.count({ where: { deleted: false } }),
  byType: (_, __, ctx) => countTypes(ctx),
};

async function countTypes({ db }: Context) {
  const [objects, drift] = await Promise.all([
    db.mirrorObject.groupBy({
      by: ['type'],
      where: { deleted: false },
      _count: true,
      _max: { fetchedAt: true },
    }),
    db.drift.groupBy({ by: ['objectType'], where: { state: 'OPEN' }, _count: true }),
  ]);
  return mirrorTypes.map(({ type }) => {
    const known = objects.find((row) => row.type === type);
    return {
      type,
      objects: known?._count ?? 0,
      lastFetchedAt: known?._max.fetchedAt ?? null,
      openDrift: drift.find(({ objectType }) => objectType === type)?._count ?? 0,
    };
  });
}
