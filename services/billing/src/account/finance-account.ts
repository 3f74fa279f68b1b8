import { connectionFrom, type PageArgs } from '@mobilytics/chassis/connection';
import { toApiMoney } from '@mobilytics/money/money';
import type { Context } from '../context.ts';
import { overdueSince } from '../dunning/overdue-since.ts';
import type { BillingAccount, Invoice, Prisma } from '../generated/prisma/client.ts';
import type { BillingAccountFilter } from '../generated/resolvers.ts';

/** Open invoices that should be paid by now, as a filter of the database. */
export const overdueInvoices = (now: Date): Prisma.InvoiceWhereInput => ({
  ...{ state: 'OPEN', amountDueMinor: { gt: 0 } },
  OR: [
    { collectionMethod: 'send_invoice', dueAt: { lte: now } },
    {
      ...{ collectionMethod: 'charge_automatically', attemptCount: { gt: 0 } },
      ...{ issuedAt: { lte: now }, billingReason: { not: 'subscription_create' } },
    },
  ],
});

export async function listAccounts(
  ctx: Context,
  page: PageArgs,
  filter: BillingAccountFilter | null | undefined,
) {
  const search = filter?.search?.trim();
  const where: Prisma.BillingAccountWhereInput = {
    ...(search && {
      OR: [
        { name: { contains: search, mode: 'insensitive' } },
        { email: { contains: search, mode: 'insensitive' } },
        { id: search },
        { organizationId: search },
        { stripeCustomerId: search },
      ],
    }),
    AND: [
      ...(filter?.isOverdue ? [{ organizationId: { in: await overdueOrganizations(ctx) } }] : []),
      ...(filter?.hasDrift ? [{ organizationId: { in: await driftedOrganizations(ctx) } }] : []),
    ],
  };
  return connectionFrom({
    ...page,
    orderBy: [{ field: 'name', direction: 'ASC' }],
    count: () => ctx.db.billingAccount.count({ where }),
    rows: (window) =>
      ctx.db.billingAccount.findMany({
        where: { AND: [where, window.where] },
        orderBy: window.orderBy,
        take: window.take,
      }),
  });
}

async function overdueOrganizations(ctx: Context): Promise<string[]> {
  const rows = await ctx.db.invoice.findMany({
    where: overdueInvoices(ctx.now()),
    select: { organizationId: true },
    distinct: ['organizationId'],
  });
  return rows.map(({ organizationId }) => organizationId);
}

async function driftedOrganizations(ctx: Context): Promise<string[]> {
  const rows = await ctx.db.drift.findMany({
    where: { state: 'OPEN', organizationId: { not: null } },
    select: { organizationId: true },
    distinct: ['organizationId'],
  });
  return rows.flatMap(({ organizationId }) => organizationId ?? []);
}

export function findAccount(ctx: Context, id: string): Promise<BillingAccount | null> {
  return ctx.db.billingAccount.findFirst({
    where: { OR: [{ id }, { organizationId: id }, { stripeCustomerId: id }] },
  });
}

const openInvoices = (ctx: Context, organizationId: string): Promise<Invoice[]> =>
  ctx
    .loader('open invoices of accounts', async (ids: readonly string[]) => {
      const rows = await ctx.db.invoice.findMany({
        where: { organizationId: { in: [...ids] }, state: 'OPEN', amountDueMinor: { gt: 0 } },
      });
      return ids.map((id) => rows.filter((row) => row.organizationId === id));
    })
    .load(organizationId);

/** What is open of an account, what of it is overdue, and since when. */
export async function duesOf(ctx: Context, { organizationId }: BillingAccount) {
  const open = await openInvoices(ctx, organizationId);
  const now = ctx.now();
  const late = open.flatMap((invoice) => {
    const since = overdueSince(invoice, now);
    return since === null ? [] : [{ invoice, since }];
  });
  const since = late.map((one) => one.since.getTime());
  return {
    due: sums(open),
    overdue: sums(late.map(({ invoice }) => invoice)),
    overdueSince: since.length === 0 ? null : new Date(Math.min(...since)),
  };
}

function sums(invoices: readonly Invoice[]) {
  const byCurrency = new Map<string, number>();
  for (const { currency, amountDueMinor } of invoices) {
    byCurrency.set(currency, (byCurrency.get(currency) ?? 0) + amountDueMinor);
  }
  return [...byCurrency].sort().map(([currency, minor]) => toApiMoney(minor, currency));
}
