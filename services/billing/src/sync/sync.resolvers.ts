import type { Resolvers } from '../generated/resolvers.ts';
import { applyStripeEvent } from '../jobs/apply-stripe-event.ts';

export const syncResolvers: Resolvers = {
  Query: {
    async syncStatus(_, __, { db }) {
      const attempts = applyStripeEvent.attempts ?? 1;
      const [pendingEvents, failedEvents, events, mirror] = await Promise.all([
        db.stripeEvent.count({ where: { appliedAt: null, attempts: { lt: attempts } } }),
        db.stripeEvent.count({ where: { appliedAt: null, attempts: { gte: attempts } } }),
        db.stripeEvent.aggregate({ _max: { receivedAt: true } }),
        db.mirrorObject.aggregate({ _max: { fetchedAt: true }, _count: true }),
      ]);
      return {
        pendingEvents,
        failedEvents,
        lastEventAt: events._max.receivedAt,
        lastFetchedAt: mirror._max.fetchedAt,
        mirroredObjects: mirror._count,
      };
    },
  },
};
