import type { Context } from '../context.ts';
import type { DunningAction, Invoice } from '../generated/prisma/client.ts';
import type { Resolvers, SubscriptionState } from '../generated/resolvers.ts';
import { addAccountNote } from './add-account-note.ts';
import { duesOf, findAccount, listAccounts } from './finance-account.ts';

export interface AccountDunningRow {
  id: string;
  action: DunningAction;
  invoice: Invoice;
}

const over = ['CANCELED', 'INCOMPLETE_EXPIRED'];

/** How many rows of a table each organisation has, counted for all of a page at once. */
const countOf = (
  ctx: Context,
  name: 'open drifts' | 'open requests' | 'open disputes',
  organizationId: string,
): Promise<number> =>
  ctx
    .loader(name, async (ids: readonly string[]) => {
      const organization = { in: [...ids] };
      const by = { by: ['organizationId' as const], _count: true as const };
      const rows =
        name === 'open drifts'
          ? await ctx.db.drift.groupBy({
              ...by,
              where: { organizationId: organization, state: 'OPEN' },
            })
          : name === 'open requests'
            ? await ctx.db.moneyRequest.groupBy({
                ...by,
                where: { organizationId: organization, state: 'REQUESTED' },
              })
            : await ctx.db.dispute.groupBy({
                ...by,
                where: { organizationId: organization, state: { endsWith: 'NEEDS_RESPONSE' } },
              });
      return ids.map((id) => rows.find((row) => row.organizationId === id)?._count ?? 0);
    })
    .load(organizationId);

export const accountWorkResolvers: Resolvers = {
  Query: {
    billingAccounts: (_, { filter, ...page }, ctx) => listAccounts(ctx, page, filter),
    financeAccount: (_, { id }, ctx) => findAccount(ctx, id),
  },
  Mutation: { addAccountNote: (_, { input }, ctx) => addAccountNote(ctx, input) },
  FinanceAccount: {
    organization: ({ organizationId }) => ({ id: organizationId }),
    due: async (account, _, ctx) => (await duesOf(ctx, account)).due,
    overdue: async (account, _, ctx) => (await duesOf(ctx, account)).overdue,
    overdueSince: async (account, _, ctx) => (await duesOf(ctx, account)).overdueSince,
    plans: async ({ organizationId }, _, ctx) => {
      const rows = await ctx.db.subscription.groupBy({
        by: ['state'],
        where: { organizationId, state: { notIn: over } },
        _count: true,
      });
      return rows.map(({ state, _count }) => ({
        state: state as SubscriptionState,
        count: _count,
      }));
    },
    openDrifts: ({ organizationId }, _, ctx) => countOf(ctx, 'open drifts', organizationId),
    openRequests: ({ organizationId }, _, ctx) => countOf(ctx, 'open requests', organizationId),
    openDisputes: ({ organizationId }, _, ctx) => countOf(ctx, 'open disputes', organizationId),
    asOf: async ({ stripeCustomerId }, _, { db }) => {
      if (stripeCustomerId === null) return null;
      const { _max } = await db.mirrorObject.aggregate({
        where: { OR: [{ customerId: stripeCustomerId }, { id: stripeCustomerId }] },
        _max: { fetchedAt: true },
      });
      return _max.fetchedAt;
    },
    notes: ({ organizationId }, _, { db }) =>
      db.accountNote.findMany({
        where: { organizationId },
        orderBy: { createdAt: 'desc' },
        take: 100,
      }),
    dunning: async ({ organizationId }, _, { db }) => {
      const actions = await db.dunningAction.findMany({
        where: { organizationId },
        orderBy: { doneAt: 'desc' },
        take: 100,
      });
      const invoices = await db.invoice.findMany({
        where: { id: { in: actions.map(({ invoiceId }) => invoiceId) } },
      });
      return actions.flatMap((action) => {
        const invoice = invoices.find(({ id }) => id === action.invoiceId);
        return invoice ? [{ id: action.id, action, invoice }] : [];
      });
    },
  },
};
