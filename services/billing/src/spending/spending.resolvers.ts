import { GraphqlFailure } from '@mobilytics/chassis/failure';
import { toApiMoney } from '@mobilytics/money/money';
import type { Context } from '../context.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { failureMessage } from '../payment/failure-messages.ts';
import { walletOf } from '../payment-method/paid-by.ts';
import { nameOfSku } from '../plan/plan.ts';
import { subscriptionOf } from '../subscription/subscription.repository.ts';
import { upcomingInvoice } from '../subscription/upcoming-invoice.ts';
import { failedPayments } from './failed-payments.ts';
import { monthlyTotals, recurringCharges } from './recurring.ts';
import { spendingByMonth } from './spending-by-month.ts';

/** States in which a plan is charged for. */
const charged = ['ACTIVE', 'TRIALING', 'PAST_DUE'];
const mostUpcoming = 10;
const mostMonths = 36;

async function chargesOf(ctx: Context, organizationId: string) {
  const { running } = await walletOf(ctx, organizationId);
  return recurringCharges(
    running.filter(
      ({ state, isCollectionPaused }) => charged.includes(state) && !isCollectionPaused,
    ),
  );
}

/** Asks Stripe for those that end their period first. */
async function upcomingOf(ctx: Context, organizationId: string, count: number) {
  const { running } = await walletOf(ctx, organizationId);
  const at = (date: Date | null) => date?.getTime() ?? Number.POSITIVE_INFINITY;
  const next = running
    .filter((plan) => !plan.cancelAtPeriodEnd && plan.cancelAt === null)
    .toSorted((a, b) => at(a.currentPeriodEnd) - at(b.currentPeriodEnd));
  const found = await Promise.all(next.slice(0, count).map((plan) => upcomingInvoice(ctx, plan)));
  return found.filter((one) => one !== null).toSorted((a, b) => a.date - b.date);
}

function within(asked: number | null | undefined, standard: number, most: number): number {
  const count = asked ?? standard;
  if (count < 1 || count > most) throw new GraphqlFailure('BAD_INPUT', `Ask for 1 to ${most}.`);
  return count;
}

export const spendingResolvers: Resolvers = {
  BillingAccount: {
    recurring: ({ organizationId }, _, ctx) => chargesOf(ctx, organizationId),
    async monthlyTotals({ organizationId }, _, ctx) {
      const totals = monthlyTotals(await chargesOf(ctx, organizationId));
      return [...totals].map(([currency, amountMinor]) => toApiMoney(amountMinor, currency));
    },
    upcomingInvoices: ({ organizationId }, { first }, ctx) =>
      upcomingOf(ctx, organizationId, within(first, 3, mostUpcoming)),
    async openBalance({ organizationId }, _, { db }) {
      const sums = await db.invoice.groupBy({
        by: ['currency'],
        where: { organizationId, state: 'OPEN' },
        _sum: { amountDueMinor: true },
      });
      return sums
        .map(({ currency, _sum }) => ({ currency, amountMinor: _sum.amountDueMinor ?? 0 }))
        .filter(({ amountMinor }) => amountMinor !== 0)
        .map(({ currency, amountMinor }) => toApiMoney(amountMinor, currency));
    },
    // Stripe's balance is negative for what the customer has to its credit.
    credit: ({ balanceMinor, balanceCurrency }) =>
      balanceMinor >= 0 || balanceCurrency === null
        ? null
        : toApiMoney(-balanceMinor, balanceCurrency),
    failedPayments: ({ organizationId }, _, ctx) => failedPayments(ctx, organizationId),
    spendingByMonth: ({ organizationId }, { months }, ctx) =>
      spendingByMonth(ctx.db, organizationId, within(months, 12, mostMonths), ctx.now()),
  },
  RecurringCharge: {
    planName: ({ sku, description }, _, ctx) => nameOfSku(ctx, sku, description),
    amount: ({ amountMinor, currency }) => toApiMoney(amountMinor, currency),
    perMonth: ({ perMonthMinor, currency }) => toApiMoney(perMonthMinor, currency),
  },
  MonthlySpending: {
    invoiced: ({ invoicedMinor, currency }) => toApiMoney(invoicedMinor, currency),
    credited: ({ creditedMinor, currency }) => toApiMoney(creditedMinor, currency),
  },
  FailedPayment: {
    amountDue: ({ invoice }) => toApiMoney(invoice.amountDueMinor, invoice.currency),
    subscription: ({ invoice }, _, ctx) => subscriptionOf(ctx, invoice.stripeSubscriptionId),
    reason: ({ payment }, _, { viewer }) =>
      failureMessage(payment?.failureCode ?? null, viewer.locale),
    code: ({ payment }) => payment?.failureCode ?? null,
    attempts: ({ invoice }) => invoice.attemptCount,
    failedAt: ({ payment }) => payment?.createdAt ?? null,
    nextAttemptAt: ({ invoice }) => invoice.nextAttemptAt,
    method: ({ payment }) => payment?.method ?? null,
    payUrl: ({ invoice }) => invoice.hostedUrl,
  },
};
