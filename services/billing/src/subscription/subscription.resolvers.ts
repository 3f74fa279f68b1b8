import { toApiMoney } from '@mobilytics/money/money';
import type { Context } from '../context.ts';
import type { StripePrice, SubscriptionChange } from '../generated/prisma/client.ts';
import type {
  Resolvers,
  SubscriptionAction,
  SubscriptionChangeState,
} from '../generated/resolvers.ts';
import { stripeTime } from '../mirror/stripe-time.ts';
import { chargedTo, walletOf } from '../payment-method/paid-by.ts';
import { nameOfSku, planName } from '../plan/plan.ts';
import { confirmSubscriptionChange } from './confirm-subscription-change.ts';
import { devicesOfPlan } from './devices-of-plan.ts';
import { previewSubscriptionChange } from './preview-subscription-change.ts';
import { type Reckoned, reckonedSchema } from './reckon-change.ts';
import {
  findSubscription,
  invoicesOfSubscription,
  listSubscriptions,
} from './subscription.repository.ts';
import { subscriptionActions } from './subscription-actions.ts';
import { upcomingInvoice } from './upcoming-invoice.ts';

const reckonedOf = ({ reckoned }: SubscriptionChange): Reckoned => reckonedSchema.parse(reckoned);

/** The customer's balance takes what is given back, and pays what it can. */
function creditOf(change: SubscriptionChange): number {
  const { now } = reckonedOf(change);
  return now === null || now.totalMinor >= 0 ? 0 : -now.totalMinor;
}

async function methodOf(
  ctx: Context,
  plan: { organizationId: string; defaultPaymentMethodId: string | null },
) {
  const { account, methods } = await walletOf(ctx, plan.organizationId);
  const id = chargedTo(plan, account);
  return methods.find((method) => method.stripePaymentMethodId === id) ?? null;
}

/** The plan behind one of Stripe's prices, in the caller's language; null for a price of nobody's. */
function nameOfPrice(ctx: Context, stripePriceId: string | null): Promise<string | null> | null {
  if (stripePriceId === null) return null;
  return ctx
    .loader('plans of prices', async (ids: readonly string[]) => {
      const prices = await ctx.db.stripePrice.findMany({
        where: { stripePriceId: { in: [...ids] } },
      });
      const plans = await ctx.db.plan.findMany({
        where: { sku: { in: prices.map(({ sku }: StripePrice) => sku) } },
      });
      return ids.map((id) => {
        const sku = prices.find((price) => price.stripePriceId === id)?.sku;
        const plan = plans.find((one) => one.sku === sku);
        return plan ? planName(plan, ctx.viewer.locale) : null;
      });
    })
    .load(stripePriceId);
}

export const subscriptionResolvers: Resolvers = {
  Query: {
    planSubscriptions: (_, { filter, ...page }, ctx) => listSubscriptions(ctx, page, filter),
    planSubscription: (_, { id }, ctx) => findSubscription(ctx, id),
  },
  Mutation: {
    previewSubscriptionChange: (_, { input }, ctx) => previewSubscriptionChange(ctx, input),
    confirmSubscriptionChange: (_, { input }, ctx) => confirmSubscriptionChange(ctx, input),
  },
  PlanSubscription: {
    planName: ({ sku, description }, _, ctx) => nameOfSku(ctx, sku, description),
    order: ({ orderId }) => (orderId === null ? null : { id: orderId }),
    startedAt: ({ createdAt }) => createdAt,
    amount: ({ unitAmountMinor, quantity, currency }) =>
      toApiMoney(unitAmountMinor * quantity, currency),
    upcomingInvoice: (subscription, _, ctx) => upcomingInvoice(ctx, subscription),
    paymentMethod: (subscription, _, ctx) => methodOf(ctx, subscription),
    actions: (subscription) => subscriptionActions(subscription),
    devicesBasis: async (plan, _, ctx) => (await devicesOfPlan(ctx, plan)).basis,
    devices: async (plan, _, ctx) => (await devicesOfPlan(ctx, plan)).devices,
    invoices: ({ stripeSubscriptionId }, _, ctx) =>
      invoicesOfSubscription(ctx, stripeSubscriptionId),
  },
  UpcomingInvoice: {
    date: ({ date }) => stripeTime(date),
    total: ({ totalMinor, currency }) => toApiMoney(totalMinor, currency),
    tax: ({ taxMinor, currency }) => toApiMoney(taxMinor, currency),
    amountDue: ({ amountDueMinor, currency }) => toApiMoney(amountDueMinor, currency),
  },
  PreviewLine: {
    planName: ({ stripePriceId }, _, ctx) => nameOfPrice(ctx, stripePriceId),
    amount: ({ amountMinor, currency }) => toApiMoney(amountMinor, currency),
    tax: ({ taxMinor, currency }) => toApiMoney(taxMinor, currency),
    periodStart: ({ periodStart }) => stripeTime(periodStart),
    periodEnd: ({ periodEnd }) => stripeTime(periodEnd),
  },
  SubscriptionChange: {
    async subscription({ subscriptionId }, _, ctx) {
      return ctx.db.subscription.findUniqueOrThrow({ where: { id: subscriptionId } });
    },
    action: ({ action }) => action as SubscriptionAction,
    state: ({ state }) => state as SubscriptionChangeState,
    async planName({ stripePriceId, subscriptionId }, _, ctx) {
      const name = await nameOfPrice(ctx, stripePriceId);
      if (name) return name;
      const subscription = await findSubscription(ctx, subscriptionId);
      return subscription?.description ?? '';
    },
    lines: (change) => reckonedOf(change).now?.lines ?? [],
    total: (change) => toApiMoney(reckonedOf(change).now?.totalMinor ?? 0, change.currency),
    tax: (change) => toApiMoney(reckonedOf(change).now?.taxMinor ?? 0, change.currency),
    dueNow: (change) =>
      toApiMoney(Math.max(0, reckonedOf(change).now?.amountDueMinor ?? 0), change.currency),
    credit: (change) => toApiMoney(creditOf(change), change.currency),
    nextTotal(change) {
      const { next } = reckonedOf(change);
      return next && toApiMoney(next.totalMinor, change.currency);
    },
    nextDate(change) {
      const date = reckonedOf(change).next?.date;
      return date ? stripeTime(date) : null;
    },
    nextLines: (change) => reckonedOf(change).next?.lines ?? [],
    async paymentMethod({ subscriptionId }, _, ctx) {
      const subscription = await findSubscription(ctx, subscriptionId);
      return subscription && methodOf(ctx, subscription);
    },
    invoice: ({ stripeInvoiceId }, _, ctx) =>
      stripeInvoiceId === null ? null : ctx.db.invoice.findUnique({ where: { stripeInvoiceId } }),
  },
};
