import { toApiMoney } from '@mobilytics/money/money';
import type { Context } from '../context.ts';
import type { Resolvers, SubscriptionState } from '../generated/resolvers.ts';
import { inStepAsOf } from '../sync/in-step.ts';

export interface OrganizationReference {
  id: string;
}

/** Before the first order Stripe does not know the organisation, and there is nothing to show. */
const accountOf = (ctx: Context, organizationId: string) =>
  ctx.db.billingAccount.findFirst({ where: { organizationId, stripeCustomerId: { not: null } } });

export const accountResolvers: Resolvers = {
  Query: {
    billingAccount: (_, __, ctx) =>
      ctx.viewer.organizationId === null ? null : accountOf(ctx, ctx.viewer.organizationId),
  },
  Organization: {
    __resolveReference: ({ id }) => ({ id }),
    billingAccount: ({ id }, _, ctx) => accountOf(ctx, id),
  },
  BillingAccount: {
    organization: ({ organizationId }) => ({ id: organizationId }),
    subscriptions: ({ organizationId }, _, ctx) =>
      ctx.db.subscription.findMany({
        where: { organizationId },
        orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
        take: 500,
      }),
    asOf: (_, __, ctx) => inStepAsOf(ctx.services.ourselves().db),
  },
  PlanSubscription: {
    state: ({ state }) => state as SubscriptionState,
    unitPrice: ({ unitAmountMinor, currency }) => toApiMoney(unitAmountMinor, currency),
  },
};
