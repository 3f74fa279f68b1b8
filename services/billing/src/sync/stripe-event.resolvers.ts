import { connectionFrom, type PageArgs } from '@mobilytics/chassis/connection';
import type { Context } from '../context.ts';
import type { Prisma, StripeEvent } from '../generated/prisma/client.ts';
import type {
  Resolvers,
  StripeEventFilter,
  StripeEventOutcome,
  StripeEventState,
} from '../generated/resolvers.ts';
import { stripeApiVersion } from '../stripe/stripe-client.ts';
import { retryStripeEvent } from './retry-stripe-event.ts';

const inState: Record<StripeEventState, Prisma.StripeEventWhereInput> = {
  PENDING: { appliedAt: null, failedAt: null },
  APPLIED: { appliedAt: { not: null } },
  FAILED: { appliedAt: null, failedAt: { not: null } },
};

function stateOf({ appliedAt, failedAt }: StripeEvent): StripeEventState {
  if (appliedAt !== null) return 'APPLIED';
  return failedAt === null ? 'PENDING' : 'FAILED';
}

export const stripeEventResolvers: Resolvers = {
  Query: { stripeEvents: (_, { filter, ...page }, ctx) => listEvents(ctx, page, filter) },
  Mutation: { retryStripeEvent: (_, { input }, ctx) => retryStripeEvent(ctx, input) },
  StripeEvent: {
    state: stateOf,
    outcome: ({ outcome }) => outcome as StripeEventOutcome | null,
    isForeignVersion: ({ apiVersion }) => apiVersion !== null && apiVersion !== stripeApiVersion,
  },
};

function listEvents(ctx: Context, page: PageArgs, filter: StripeEventFilter | null | undefined) {
  const search = filter?.search?.trim();
  const type = filter?.type?.trim();
  const where: Prisma.StripeEventWhereInput = {
    AND: [
      filter?.state ? inState[filter.state] : {},
      filter?.outcome ? { outcome: filter.outcome } : {},
      type ? { type: { startsWith: type } } : {},
      filter?.isForeignVersion === true ? { apiVersion: { not: stripeApiVersion } } : {},
      filter?.isForeignVersion === false ? { apiVersion: stripeApiVersion } : {},
      search ? { OR: [{ id: search }, { objectId: search }] } : {},
    ],
  };
  return connectionFrom({
    ...page,
    orderBy: [{ field: 'receivedAt', direction: 'DESC' }],
    count: () => ctx.db.stripeEvent.count({ where }),
    rows: (window) =>
      ctx.db.stripeEvent.findMany({
        where: { AND: [where, window.where] },
        orderBy: window.orderBy,
        take: window.take,
      }),
  });
}
