import { GraphqlFailure } from '@mobilytics/chassis/failure';
import { parseInput } from '@mobilytics/chassis/validate-input';
import { toApiMoney } from '@mobilytics/money/money';
import type { Context } from '../context.ts';
import type { QueryStatementArgs, Resolvers } from '../generated/resolvers.ts';
import { printInvoice } from '../paper/print-invoice.ts';
import { printReceipt } from '../paper/print-receipt.ts';
import { periodInput } from './period-input.ts';
import { printStatement } from './print-statement.ts';
import { readStatement, StatementTooLong } from './read-statement.ts';

async function ownStatement(ctx: Context, args: QueryStatementArgs) {
  const { organizationId, locale } = ctx.viewer;
  if (organizationId === null) return null;
  const parsed = parseInput(periodInput, args, locale);
  if (!parsed.ok) throw new GraphqlFailure('BAD_INPUT', parsed.error.message);
  const { from, to, currency } = parsed.value;
  try {
    const statement = await readStatement(ctx.db, organizationId, { from, to }, currency);
    return {
      ...statement,
      entries: statement.entries.map((entry) => ({ ...entry, currency: statement.currency })),
    };
  } catch (error) {
    if (!(error instanceof StatementTooLong)) throw error;
    throw new GraphqlFailure('BAD_INPUT', 'There are more than 2000 entries. Choose fewer days.');
  }
}

export const statementResolvers: Resolvers = {
  Query: { statement: (_, args, ctx) => ownStatement(ctx, args) },
  Mutation: {
    printInvoice: (_, { input }, ctx) => printInvoice(ctx, input),
    printReceipt: (_, { input }, ctx) => printReceipt(ctx, input),
    printStatement: (_, { input }, ctx) => printStatement(ctx, input),
  },
  Statement: {
    openingBalance: ({ openingMinor, currency }) => toApiMoney(openingMinor, currency),
    closingBalance: ({ closingMinor, currency }) => toApiMoney(closingMinor, currency),
    invoiced: ({ invoicedMinor, currency }) => toApiMoney(invoicedMinor, currency),
    paid: ({ paidMinor, currency }) => toApiMoney(paidMinor, currency),
    credited: ({ creditedMinor, currency }) => toApiMoney(creditedMinor, currency),
  },
  StatementEntry: {
    amount: ({ amountMinor, currency }) => toApiMoney(amountMinor, currency),
    balance: ({ balanceMinor, currency }) => toApiMoney(balanceMinor, currency),
  },
};
