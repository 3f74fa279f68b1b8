import { toApiMoney } from '@mobilytics/money/money';
import type { Resolvers } from '../generated/resolvers.ts';
import { subscriptionOf } from '../subscription/subscription.repository.ts';
import { invoicePaidBy } from './invoice.repository.ts';
import { invoiceKind } from './invoice-kind.ts';
import { explainLine } from './line-explanation.ts';
import { type KeptTax, namedTaxes } from './tax-of.ts';

const inCurrency =
  (currency: string) => (tax: { name: string; rate: string | null; amountMinor: number }) => ({
    ...tax,
    amount: toApiMoney(tax.amountMinor, currency),
  });

export const invoiceDetailsResolvers: Resolvers = {
  Invoice: {
    kind: (invoice) => invoiceKind(invoice),
    subtotal: ({ subtotalMinor, currency }) => toApiMoney(subtotalMinor, currency),
    async taxes({ taxes, currency }, _, ctx) {
      const named = await namedTaxes(ctx, taxes as unknown as KeptTax[], ctx.viewer.locale);
      return named.map(inCurrency(currency));
    },
    nextPaymentAttemptAt: ({ nextAttemptAt }) => nextAttemptAt,
    creditUsed: ({ startingBalanceMinor, endingBalanceMinor, currency }) =>
      toApiMoney(endingBalanceMinor - startingBalanceMinor, currency),
    subscription: ({ stripeSubscriptionId }, _, ctx) => subscriptionOf(ctx, stripeSubscriptionId),
    payments: ({ organizationId, paymentIntentIds }, _, { db }) =>
      db.payment.findMany({
        where: { organizationId, stripePaymentIntentId: { in: paymentIntentIds } },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      }),
    stripePdfUrl: ({ pdfUrl }) => pdfUrl,
  },
  Payment: { invoice: (payment, _, ctx) => invoicePaidBy(ctx, payment) },
  InvoiceLine: {
    async explanation(line, _, ctx) {
      const invoice = await ctx.db.invoice.findUniqueOrThrow({ where: { id: line.invoiceId } });
      return explainLine(ctx, line, invoice, ctx.viewer.locale);
    },
    unitPrice: ({ unitAmountMinor, isProration, currency }) =>
      unitAmountMinor === null || isProration ? null : toApiMoney(unitAmountMinor, currency),
    async taxes({ taxes, currency }, _, ctx) {
      const named = await namedTaxes(ctx, taxes as unknown as KeptTax[], ctx.viewer.locale);
      return named.map(inCurrency(currency));
    },
    subscription: ({ stripeSubscriptionId }, _, ctx) => subscriptionOf(ctx, stripeSubscriptionId),
  },
};
