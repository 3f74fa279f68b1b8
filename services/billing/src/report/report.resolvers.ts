import { GraphqlFailure } from '@mobilytics/chassis/failure';
import type { Resolvers } from '../generated/resolvers.ts';
import { receivableInvoices, receivablesReport } from './receivables.ts';
import { dayOf, monthsBetween } from './report-days.ts';
import { revenueReport } from './revenue.ts';
import { taxReport } from './tax-report.ts';

const monthsAtMost = 36;

function checkPeriod({ from, to }: { from: string; to: string }): void {
  if (from > to) throw new GraphqlFailure('BAD_INPUT', `The period ends on ${to}, before ${from}.`);
}

export const reportResolvers: Resolvers = {
  Query: {
    receivables: (_, { asOf, currency, search }, { db, now }) => {
      const today = dayOf(now());
      return receivablesReport(db, {
        asOf: asOf ?? today,
        currency,
        search: search ?? null,
        today,
      });
    },
    receivableInvoices: (_, { asOf, currency, organizationId }, { db, now }) =>
      receivableInvoices(db, {
        asOf: asOf ?? dayOf(now()),
        currency,
        organizationId: organizationId ?? null,
      }),
    revenue: (_, question, { db, viewer }) => {
      checkPeriod(question);
      if (monthsBetween(question.from, question.to).length > monthsAtMost) {
        throw new GraphqlFailure('BAD_INPUT', `Ask for at most ${monthsAtMost} months.`);
      }
      return revenueReport(db, question, viewer.locale);
    },
    taxReport: (_, question, { db, services, viewer }) => {
      checkPeriod(question);
      return taxReport(db, question, {
        numbers: services.taxRegistrations,
        locale: viewer.locale,
      });
    },
    ledgerCurrencies: async (_, __, { db }) => {
      const rows = await db.$queryRaw<{ currency: string }[]>`
        SELECT "currency" FROM "LedgerTransaction" GROUP BY 1 ORDER BY COUNT(*) DESC, 1`;
      return rows.map(({ currency }) => currency);
    },
  },
  ReceivableInvoice: {
    invoice: ({ stripeInvoiceId }, _, ctx) =>
      ctx
        .loader('invoices by Stripe id', async (ids: readonly string[]) => {
          const rows = await ctx.db.invoice.findMany({
            where: { stripeInvoiceId: { in: [...ids] } },
          });
          const byId = new Map(rows.map((row) => [row.stripeInvoiceId, row]));
          return ids.map((id) => byId.get(id) ?? null);
        })
        .load(stripeInvoiceId),
  },
};
