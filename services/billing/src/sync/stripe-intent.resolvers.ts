import { connectionFrom } from '@mobilytics/chassis/connection';
import type { Prisma } from '../generated/prisma/client.ts';
import type { Resolvers, StripeIntentState } from '../generated/resolvers.ts';

const stored: Record<StripeIntentState, string> = {
  PENDING: 'INTENDED',
  DONE: 'DONE',
  REFUSED: 'REFUSED',
};

export const stripeIntentResolvers: Resolvers = {
  Query: {
    stripeIntents(_, { filter, ...page }, ctx) {
      const search = filter?.search?.trim();
      const where: Prisma.StripeIntentWhereInput = {
        ...(filter?.state && { state: stored[filter.state] }),
        ...(filter?.kind && { kind: filter.kind }),
        ...(filter?.organizationId && { organizationId: filter.organizationId }),
        ...(search && { OR: [{ id: search }, { stripeObjectId: search }] }),
      };
      return connectionFrom({
        ...page,
        orderBy: [{ field: 'createdAt', direction: 'DESC' }],
        count: () => ctx.db.stripeIntent.count({ where }),
        rows: (window) =>
          ctx.db.stripeIntent.findMany({
            where: { AND: [where, window.where] },
            orderBy: window.orderBy,
            take: window.take,
          }),
      });
    },
  },
  StripeIntent: {
    state: ({ state }) => (state === 'INTENDED' ? 'PENDING' : (state as StripeIntentState)),
    organization: ({ organizationId }) => (organizationId === null ? null : { id: organizationId }),
  },
};
