import { connectionFrom, type PageArgs } from '@mobilytics/chassis/connection';
import { toApiMoney } from '@mobilytics/money/money';
import { taxName } from '@mobilytics/tax/tax-name';
import type { Context } from '../context.ts';
import type { LedgerAccount, LedgerEntry, Prisma } from '../generated/prisma/client.ts';
import type { LedgerTransactionFilter, Resolvers } from '../generated/resolvers.ts';
import { dayOf, endOfDay, startOfDay } from '../report/report-days.ts';
import type { AccountType } from './chart-of-accounts.ts';
import { productName } from './fixed-products.ts';
import type { TransactionKind } from './posting.ts';
import { checkStripeBalance } from './stripe-balance.ts';
import { trialBalance } from './trial-balance.ts';

export const ledgerResolvers: Resolvers = {
  Query: {
    ledgerTransactions: (_, { filter, ...page }, ctx) => listTransactions(ctx, page, filter ?? {}),
    ledgerTransaction: (_, { id }, { db }) => db.ledgerTransaction.findUnique({ where: { id } }),
    trialBalance: (_, { asOf }, { db, now }) => trialBalance(db, asOf ?? dayOf(now())),
    stripeBalanceCheck: async (_, __, ctx) => {
      const check = await checkStripeBalance(ctx.services.ourselves()).catch((error) => {
        ctx.log.error({ err: error }, 'Stripe cannot be asked for its balance.');
        return null;
      });
      if (check === null) return null;
      return {
        ...check,
        currencies: check.currencies.map(({ currency, ...sides }) => ({
          currency,
          ledger: toApiMoney(sides.ledgerMinor, currency),
          stripe: toApiMoney(sides.availableMinor + sides.pendingMinor, currency),
          available: toApiMoney(sides.availableMinor, currency),
          pending: toApiMoney(sides.pendingMinor, currency),
          difference: toApiMoney(sides.differenceMinor, currency),
        })),
      };
    },
  },
  LedgerAccount: {
    name: ({ nameEn, nameFr }, _, { viewer }) => (viewer.locale === 'fr' ? nameFr : nameEn),
    type: ({ type }) => type as AccountType,
  },
  LedgerTransaction: {
    kind: ({ kind }) => kind as TransactionKind,
    organization: ({ organizationId }) => (organizationId === null ? null : { id: organizationId }),
    customerName: ({ organizationId }, _, ctx) =>
      organizationId === null ? null : customerName(ctx, organizationId),
    invoice: async ({ id }, _, ctx) => {
      const entries = await entriesOf(ctx, id);
      const about = entries.find(({ stripeInvoiceId }) => stripeInvoiceId !== null);
      return about?.stripeInvoiceId
        ? ctx.db.invoice.findUnique({ where: { stripeInvoiceId: about.stripeInvoiceId } })
        : null;
    },
    amount: async ({ id, currency }, _, ctx) => {
      const entries = await entriesOf(ctx, id);
      const debits = entries.filter(({ amountMinor }) => amountMinor > 0n);
      const sum = debits.reduce((all, { amountMinor }) => all + amountMinor, 0n);
      return toApiMoney(Number(sum), currency);
    },
    entries: ({ id }, _, ctx) => entriesOf(ctx, id),
  },
  LedgerEntry: {
    product: ({ product }, _, { viewer }) => product && productName(product, viewer.locale),
    taxName: ({ taxName: name }, _, { viewer }) => name && taxName(name, viewer.locale),
    account: ({ accountId }, _, ctx) => accountOf(ctx, accountId),
    debit: ({ amountMinor, currency }) =>
      amountMinor > 0n ? toApiMoney(Number(amountMinor), currency) : null,
    credit: ({ amountMinor, currency }) =>
      amountMinor < 0n ? toApiMoney(-Number(amountMinor), currency) : null,
    taxable: ({ taxableMinor, currency }) =>
      taxableMinor === null ? null : toApiMoney(Number(taxableMinor), currency),
  },
};

function listTransactions(ctx: Context, page: PageArgs, filter: LedgerTransactionFilter) {
  const where = whereOf(filter);
  return connectionFrom({
    ...page,
    orderBy: [{ field: 'occurredAt', direction: 'DESC' }],
    count: () => ctx.db.ledgerTransaction.count({ where }),
    rows: (window) =>
      ctx.db.ledgerTransaction.findMany({
        where: { AND: [where, window.where] },
        orderBy: window.orderBy,
        take: window.take,
      }),
  });
}

function whereOf(filter: LedgerTransactionFilter): Prisma.LedgerTransactionWhereInput {
  const { accountId, accountType, kind, currency, organizationId, from, to } = filter;
  const search = filter.search?.trim();
  const entry: Prisma.LedgerEntryWhereInput = {
    ...(accountId && { accountId: { in: [...accountId] } }),
    ...(accountType && { account: { type: { in: [...accountType] } } }),
    ...(filter.product && { product: filter.product }),
    ...(filter.productKind && { productKind: filter.productKind }),
    ...(filter.taxName && { taxName: filter.taxName }),
    ...(filter.jurisdiction && { jurisdiction: filter.jurisdiction }),
  };
  return {
    ...(Object.keys(entry).length > 0 && { entries: { some: entry } }),
    ...(kind && { kind: { in: [...kind] } }),
    ...(currency && { currency }),
    ...(organizationId && { organizationId }),
    ...((from || to) && {
      occurredAt: { ...(from && { gte: startOfDay(from) }), ...(to && { lt: endOfDay(to) }) },
    }),
    ...(search && {
      OR: [
        { id: search },
        { sourceId: search },
        { entries: { some: { stripeInvoiceId: search } } },
      ],
    }),
  };
}

const entriesOf = (ctx: Context, transactionId: string): Promise<LedgerEntry[]> =>
  ctx
    .loader('ledger entries', async (ids: readonly string[]) => {
      const rows = await ctx.db.ledgerEntry.findMany({
        where: { transactionId: { in: [...ids] } },
        orderBy: { position: 'asc' },
      });
      return ids.map((id) => rows.filter((row) => row.transactionId === id));
    })
    .load(transactionId);

const accountOf = (ctx: Context, id: string): Promise<LedgerAccount> =>
  ctx
    .loader('ledger accounts', async (ids: readonly string[]) => {
      const rows = await ctx.db.ledgerAccount.findMany({ where: { id: { in: [...ids] } } });
      const byId = new Map(rows.map((row) => [row.id, row]));
      return ids.map((each) => byId.get(each) as LedgerAccount);
    })
    .load(id);

const customerName = (ctx: Context, organizationId: string): Promise<string | null> =>
  ctx
    .loader('names of customers', async (ids: readonly string[]) => {
      const rows = await ctx.db.billingAccount.findMany({
        where: { organizationId: { in: [...ids] } },
      });
      const names = new Map(rows.map((row) => [row.organizationId, row.name]));
      return ids.map((id) => names.get(id) ?? null);
    })
    .load(organizationId);
